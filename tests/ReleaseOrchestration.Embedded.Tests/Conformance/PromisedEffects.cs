using System.Collections.Concurrent;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Tests.Conformance;

/// <summary>Effects that are under way until somebody says what they have come to; that is remembered for those who ask again after a restart.</summary>
internal sealed class PromisedEffects : IEffectExecutor
{
    private readonly ConcurrentDictionary<(MachineAddress, string), TaskCompletionSource<EffectOutcome>> _outcomes = new();

    public void Keep(MachineAddress machine, string effectId, EffectOutcome outcome) => Outcome(machine, effectId).SetResult(outcome);

    /// <summary>Whether the runtime has only to take the outcome. What is cancelled is done, when what it cancels is.</summary>
    public bool IsKnown(MachineAddress machine, string effectId, Effect effect) => effect is StartPipeline && Outcome(machine, effectId).Task.IsCompleted;

    public Task<EffectOutcome> ExecuteAsync(EffectInvocation invocation, CancellationToken cancellationToken) => invocation.Effect is CancelPipeline
        ? Task.FromResult<EffectOutcome>(new EffectDone())
        : Outcome(invocation.Machine, invocation.EffectId).Task.WaitAsync(cancellationToken);

    private TaskCompletionSource<EffectOutcome> Outcome(MachineAddress machine, string effectId) =>
        _outcomes.GetOrAdd((machine, effectId), _ => new TaskCompletionSource<EffectOutcome>(TaskCreationOptions.RunContinuationsAsynchronously));
}
