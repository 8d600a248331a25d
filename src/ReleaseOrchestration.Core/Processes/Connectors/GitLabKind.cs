namespace ReleaseOrchestration.Core.Processes;

/// <summary>The settings of connectors of type <c>gitlab</c>.</summary>
internal static class GitLabKind
{
    public static ConnectorKind Kind { get; } = new(
        "gitlab",
        [
            new("url", SettingForm.Address),
            CommonSettings.Token,
            new("inputs-as", SettingForm.Text) { Choices = ["variables", "inputs"] },
            CommonSettings.CorrelationInput,
            new("outputs-job", SettingForm.Text),
            new("outputs-file", SettingForm.Text) { Check = text => CommonSettings.CheckFile("outputs-file", text) },
            CommonSettings.WebhookSecret,
            .. CommonSettings.Calls,
        ]);
}
