using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>The settings of connectors of type <c>http</c>.</summary>
internal static class HttpKind
{
    private static readonly string[] OwnHeaders = ["Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "Idempotency-Key"];
    private static readonly string[] SecretHeaders = ["authorization", "cookie", "token", "api-key", "apikey", "secret", "password"];

    public static ConnectorKind Kind { get; } = new(
        "http",
        [
            new("url", SettingForm.Address) { IsRequired = true, Places = ["pipeline", "ref"] },
            new("method", SettingForm.Text) { Choices = ["POST", "PUT", "PATCH"] },
            new("headers", SettingForm.Map) { MayHoldSecrets = true, CheckEntry = CheckHeader },
            new("timeout", SettingForm.Duration),
            new("allow-private", SettingForm.Hosts),
            new("poll-url", SettingForm.Address) { Places = ["handle"] },
            new("poll-after", SettingForm.Duration),
            new("cancel-url", SettingForm.Address) { Places = ["handle"] },
            CommonSettings.WebhookSecret,
        ]);

    private static SettingProblem? CheckHeader(string name, string value)
    {
        var key = $"headers.{name}";
        if (OwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return new SettingProblem(key, "is set by the server itself", "Remove it.");
        }

        if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')) || value.Any(char.IsControl))
        {
            return new SettingProblem(key, "is no valid header", "Names have letters, digits and dashes; values have one line.");
        }

        return SecretHeaders.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) && !value.Split(' ').Any(SecretReferences.IsReference)
            ? new SettingProblem(key, "seems to hold a secret by value, which everyone sees who may read connectors", "Write a reference such as `env://NAME`, and revoke what stood here.") { Severity = Severity.Warning }
            : null;
    }
}
