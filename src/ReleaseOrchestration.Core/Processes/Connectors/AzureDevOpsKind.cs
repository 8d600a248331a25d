namespace ReleaseOrchestration.Core.Processes;

/// <summary>The settings of connectors of type <c>azure-devops</c>.</summary>
internal static class AzureDevOpsKind
{
    public static ConnectorKind Kind { get; } = new(
        "azure-devops",
        [
            new("organization", SettingForm.Address) { IsRequired = true },
            new("project", SettingForm.Text) { IsRequired = true, Check = CheckProject },
            CommonSettings.Token,
            new("token-type", SettingForm.Text) { Choices = ["pat", "entra"] },
            new("inputs-as", SettingForm.Text) { Choices = ["parameters", "variables"] },
            CommonSettings.CorrelationInput,
            new("outputs-attachment", SettingForm.Text) { Check = text => CommonSettings.CheckName("outputs-attachment", text) },
            new("api-version", SettingForm.Text) { Check = text => CommonSettings.CheckName("api-version", text) },
            CommonSettings.WebhookSecret,
            .. CommonSettings.Calls,
        ]);

    private static SettingProblem? CheckProject(string text) => text.IndexOfAny(['/', '\\', '?', '#']) >= 0 || text is "." or ".."
        ? new SettingProblem("project", $"is `{text}`", "Write the name or the id of one project.")
        : null;
}
