namespace ReleaseOrchestration.Core.Execution;

/// <summary>A message on its way.</summary>
public sealed record Envelope
{
    /// <summary>The sender: the address of a machine, or <c>outside</c>, <c>timer</c>, <c>effect</c>.</summary>
    public required string From { get; init; }

    /// <summary>1 for the first message of the sender to this receiver; 0 for messages that are idempotent by themselves.</summary>
    public long Sequence { get; init; }

    /// <summary>The message.</summary>
    public required Message Message { get; init; }
}
