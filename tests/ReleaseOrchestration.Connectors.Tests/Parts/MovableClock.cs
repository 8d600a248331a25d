namespace ReleaseOrchestration.Connectors.Tests.Parts;

/// <summary>A clock that a test moves. What waits for a span of time waits for the real one.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
