namespace ReleaseOrchestration.Core.Execution;

/// <summary>A phase tells an activity that a person skipped it before its start.</summary>
public sealed record SkipRequested : Message
{
    /// <summary>What the person sent; the activity answers it.</summary>
    public required SkipNode Signal { get; init; }
}
