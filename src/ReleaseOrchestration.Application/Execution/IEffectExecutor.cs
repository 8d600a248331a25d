using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>Carries effects out.</summary>
public interface IEffectExecutor
{
    /// <summary>
    /// Carries an effect out once. An answer of the other side, good or bad, is an outcome; an exception means that nobody knows, and the shell tries again
    /// with the same key until its limit, then reports <see cref="EffectDead"/>.
    /// </summary>
    Task<EffectOutcome> ExecuteAsync(EffectInvocation invocation, CancellationToken cancellationToken);
}
