using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>How ids and declared names are written.</summary>
public static partial class Identifier
{
    /// <summary>Words that stand between ids in paths, so that no node may have them as its id.</summary>
    public static readonly IReadOnlyList<string> Reserved = ["output", "outputs", "status", "outcome", "activity", "phase", "global"];

    /// <summary>Whether a text can be one.</summary>
    public static bool IsValid(string id) => Pattern().IsMatch(id);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_-]{0,127}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
