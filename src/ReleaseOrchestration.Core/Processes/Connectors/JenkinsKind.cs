namespace ReleaseOrchestration.Core.Processes;

/// <summary>The settings of connectors of type <c>jenkins</c>.</summary>
internal static class JenkinsKind
{
    public static ConnectorKind Kind { get; } = new(
        "jenkins",
        [
            new("url", SettingForm.Address) { IsRequired = true },
            new("user", SettingForm.Text) { IsRequired = true, Check = CheckUser },
            CommonSettings.Token,
            CommonSettings.CorrelationInput,
            new("ref-input", SettingForm.Text) { Check = text => CommonSettings.CheckName("ref-input", text) },
            new("outputs-file", SettingForm.Text) { Check = text => CommonSettings.CheckFile("outputs-file", text) },
            CommonSettings.WebhookSecret,
            .. CommonSettings.Calls,
        ]);

    private static SettingProblem? CheckUser(string text) => text.Contains(':', StringComparison.Ordinal) || text.Any(char.IsControl)
        ? new SettingProblem("user", "holds a colon or a control character", "Write the id of the user alone; the token has a setting of its own.")
        : null;
}
