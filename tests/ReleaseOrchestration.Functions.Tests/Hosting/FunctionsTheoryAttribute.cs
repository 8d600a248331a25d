namespace ReleaseOrchestration.Functions.Tests.Hosting;

/// <summary>Tests of the running app; skipped, with the reason, where there is none.</summary>
public sealed class FunctionsTheoryAttribute : TheoryAttribute
{
    public FunctionsTheoryAttribute() => Skip = HostCommand.WithoutApp;
}
