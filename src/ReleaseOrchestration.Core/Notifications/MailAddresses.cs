using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>Addresses of e-mail, in the plain form that no mail server reads in two ways.</summary>
public static partial class MailAddresses
{
    /// <summary>Whether a text is one address and nothing else.</summary>
    public static bool IsOne(string text) => text.Length <= 254 && Address().IsMatch(text);

    [GeneratedRegex(
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
