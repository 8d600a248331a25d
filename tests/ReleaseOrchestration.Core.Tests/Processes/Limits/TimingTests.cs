namespace ReleaseOrchestration.Core.Tests.Processes.Limits;

/// <summary>Tests that measure time: they run alone in their process, so that its processor time is theirs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TimingTests
{
    public const string Name = "Timing";
}
