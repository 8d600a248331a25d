using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded;

/// <summary>A message for a machine that does not exist, or a start of one that exists already.</summary>
/// <param name="To">The receiver.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Envelope">The message.</param>
public sealed record UndeliverableMessage(MachineAddress To, DateTimeOffset At, Envelope Envelope);
