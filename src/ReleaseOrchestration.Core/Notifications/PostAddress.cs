namespace ReleaseOrchestration.Core.Notifications;

/// <summary>Addresses that notifications are posted to, as far as their text tells.</summary>
public static class PostAddress
{
    private const int Longest = 2048;

    /// <summary>What is wrong, as the rest of a sentence that begins with the address; null for nothing.</summary>
    public static string? Problem(string text)
    {
        // What programs read in different ways is refused: some end the host at a backslash, others drop tabs and line ends.
        if (text.Length > Longest || text.Any(c => c <= ' ' || c == '\\' || char.IsControl(c)))
        {
            return "has characters that no address has, or too many of them";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.Host.Length == 0)
        {
            return "is no absolute address of https";
        }

        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            return "does not begin with `https://`";
        }

        return address.UserInfo.Length > 0 || text.Split('/', '?', '#') is [_, _, var authority, ..] && authority.Contains('@', StringComparison.Ordinal) ? "holds a user or password"
            : address.Fragment.Length > 0 ? "has a `#`, which is never sent"
            : null;
    }
}
