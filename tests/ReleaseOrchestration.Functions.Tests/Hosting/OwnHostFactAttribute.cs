namespace ReleaseOrchestration.Functions.Tests.Hosting;

/// <summary>A test that kills its host, or counts what it does; skipped, with the reason, where there is none of its own.</summary>
public sealed class OwnHostFactAttribute : FactAttribute
{
    public OwnHostFactAttribute() => Skip = HostCommand.WithoutHost;
}
