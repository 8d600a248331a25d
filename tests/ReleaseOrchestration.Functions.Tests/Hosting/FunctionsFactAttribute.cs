namespace ReleaseOrchestration.Functions.Tests.Hosting;

/// <summary>A test of the running app; skipped, with the reason, where there is none.</summary>
public sealed class FunctionsFactAttribute : FactAttribute
{
    public FunctionsFactAttribute() => Skip = HostCommand.WithoutApp;
}
