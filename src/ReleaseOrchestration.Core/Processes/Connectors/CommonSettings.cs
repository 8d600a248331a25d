using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>The settings that several kinds of connectors share.</summary>
internal static class CommonSettings
{
    /// <summary>Of all that call over HTTP.</summary>
    public static ImmutableArray<SettingDeclaration> Calls { get; } =
    [
        new("timeout", SettingForm.Duration),
        new("poll-after", SettingForm.Duration),
        new("allow-private", SettingForm.Hosts),
    ];

    public static SettingDeclaration Token { get; } = new("token", SettingForm.Secret) { IsRequired = true };

    /// <summary>What webhooks of the system are signed with.</summary>
    public static SettingDeclaration WebhookSecret { get; } = new("webhook-secret", SettingForm.Secrets);

    /// <summary>The input by which a run is found again when its start was not confirmed.</summary>
    public static SettingDeclaration CorrelationInput { get; } = new("correlation-input", SettingForm.Text) { Check = text => CheckName("correlation-input", text) };

    public static SettingProblem? CheckName(string key, string text) => text.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
        ? new SettingProblem(key, $"is `{text}`", "Names have letters, digits, dashes, underscores and dots.")
        : null;

    /// <summary>A file among the artifacts, such as <c>release-outputs.json</c>; empty for none.</summary>
    public static SettingProblem? CheckFile(string key, string text) => text.Length > 0 && (text.Split('/').Any(part => part is "" or "." or "..") || text.Any(char.IsControl))
        ? new SettingProblem(key, $"is `{text}`", "Write the path of a file without `..`, such as `release-outputs.json`.")
        : null;
}
