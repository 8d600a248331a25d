using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Conformance;

/// <summary>
/// A runtime on a clock that stands still until it is moved. Each method returns when all that follows from it is durable, so that the runtime can be
/// stopped and started again between any two of them. Pipelines that are started neither end by themselves nor fail to start; what is cancelled is done.
/// </summary>
public interface IConformanceRuntime : IAsyncDisposable
{
    /// <summary>Keeps a definition under its hash, for releases and subprocesses.</summary>
    Task PinAsync(string hash, ProcessDefinition definition);

    /// <summary>Starts a release.</summary>
    Task StartAsync(StartRelease start);

    /// <summary>Hands a signal to a machine and waits for its answer.</summary>
    Task<SignalReply> SignalAsync(MachineAddress to, Signal signal);

    /// <summary>Says what an effect that a machine asked for has come to; it is under way at this moment.</summary>
    Task CompleteAsync(MachineAddress machine, string effectId, EffectOutcome outcome);

    /// <summary>Moves the clock to an instant and lets fire what is due by then.</summary>
    Task AdvanceAsync(DateTimeOffset instant);

    /// <summary>The trail of a release or subprocess, in order.</summary>
    Task<ImmutableArray<Transition>> TransitionsAsync(MachineAddress release);
}
