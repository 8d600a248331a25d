using System.Text;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>Reads the password of basic authentication, whatever the user is: the dialogs that ask for both let them be chosen freely.</summary>
internal static class BasicPassword
{
    private const string Scheme = "Basic ";

    /// <summary>The password; null when the header holds none.</summary>
    public static string? Of(string authorization)
    {
        var bytes = new byte[authorization.Length];
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(authorization[Scheme.Length..], bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : text[(colon + 1)..];
    }
}
