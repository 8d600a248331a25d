namespace ReleaseOrchestration.Core.Processes;

/// <summary>The settings of connectors of type <c>manual-callback</c>.</summary>
internal static class ManualCallbackKind
{
    public static ConnectorKind Kind { get; } = new("manual-callback", [new("instructions", SettingForm.Text)]);
}
