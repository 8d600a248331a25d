using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>A durable shell: hosts machines, delivers their messages, keeps their timers, has their effects carried out, stores what they record and show.</summary>
public interface IExecutionRuntime
{
    /// <summary>Starts an outermost release; durable when it returns.</summary>
    /// <returns>False when that machine exists already; then nothing changed.</returns>
    Task<bool> StartAsync(StartRelease start, CancellationToken cancellationToken);

    /// <summary>Hands a signal to a machine and waits for its answer; what it did is durable when the answer comes.</summary>
    /// <returns>The answer, or null when none came within <paramref name="patience"/>; then the signal is still on its way.</returns>
    Task<SignalReply?> SignalAsync(MachineAddress to, Signal signal, TimeSpan patience, CancellationToken cancellationToken);
}
