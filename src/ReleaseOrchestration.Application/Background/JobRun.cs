namespace ReleaseOrchestration.Application.Background;

/// <summary>What came of one run of a job.</summary>
/// <param name="Name">The job.</param>
/// <param name="Took">How long it ran.</param>
/// <param name="Failure">What went wrong, which was told to the operator; null when nothing did.</param>
public sealed record JobRun(string Name, TimeSpan Took, Exception? Failure);
