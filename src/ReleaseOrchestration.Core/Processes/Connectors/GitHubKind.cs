namespace ReleaseOrchestration.Core.Processes;

/// <summary>The settings of connectors of type <c>github</c>.</summary>
internal static class GitHubKind
{
    public static ConnectorKind Kind { get; } = new(
        "github",
        [
            new("url", SettingForm.Address),
            new("repository", SettingForm.Text) { Check = CheckRepository },
            CommonSettings.Token,
            new("api-version", SettingForm.Text) { Check = text => CommonSettings.CheckName("api-version", text) },
            CommonSettings.CorrelationInput,
            new("outputs-artifact", SettingForm.Text) { Check = text => CommonSettings.CheckName("outputs-artifact", text) },
            CommonSettings.WebhookSecret,
            .. CommonSettings.Calls,
        ]);

    private static SettingProblem? CheckRepository(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && parts.All(part => part.Length > 0 && part is not ("." or "..") && CommonSettings.CheckName("repository", part) is null)
            ? null
            : new SettingProblem("repository", $"is `{text}`", "Write `owner/name`.");
    }
}
