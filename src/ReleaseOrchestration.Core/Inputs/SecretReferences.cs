using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>References to secrets: <c>env://NAME</c>, <c>file:///path</c>, <c>keyvault://vault/name</c> with an optional version.</summary>
public static partial class SecretReferences
{
    /// <summary>Whether a text is such a reference, so that it is no secret itself.</summary>
    public static bool IsReference(string text) => Reference().IsMatch(text);

    [GeneratedRegex(
        @"^(env://[A-Za-z_][A-Za-z0-9_]{0,254}|file://[^\s\x00-\x1F]{1,1024}|keyvault://[A-Za-z0-9-]{3,24}/[A-Za-z0-9-]{1,127}(/[A-Za-z0-9]{1,64})?)\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
