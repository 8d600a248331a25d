namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Something is due, or is to be looked at: makes the writer go round once.</summary>
internal sealed class WakeWork : Work
{
    public static WakeWork Instance { get; } = new();
}
