namespace ReleaseOrchestration.Core.Processes;

/// <summary>The settings of connectors of type <c>command</c>.</summary>
internal static class CommandKind
{
    public static ConnectorKind Kind { get; } = new(
        "command",
        [
            new("file", SettingForm.Text) { IsRequired = true },
            new("arguments", SettingForm.List),
            new("working-directory", SettingForm.Text),
            new("environment", SettingForm.Map) { MayHoldSecrets = true, CheckEntry = CheckVariable },
            new("timeout", SettingForm.Duration),
        ]);

    private static SettingProblem? CheckVariable(string name, string value) => name.Length == 0 || name.Contains('=', StringComparison.Ordinal)
        ? new SettingProblem("environment", $"has the name `{name}`", "Names of variables are not empty and have no equals sign.")
        : null;
}
