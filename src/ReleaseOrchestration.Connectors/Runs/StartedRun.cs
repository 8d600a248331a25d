namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>A run that a system has started.</summary>
/// <param name="Handle">What the connector calls it; empty while its id is not known.</param>
/// <param name="ExternalKey">What it is called everywhere; empty while that is not known.</param>
/// <param name="LogUrl">Where people see it.</param>
internal sealed record StartedRun(string Handle, string ExternalKey, string LogUrl)
{
    /// <summary>One whose id nobody has told.</summary>
    public static StartedRun Unknown { get; } = new(string.Empty, string.Empty, string.Empty);
}
