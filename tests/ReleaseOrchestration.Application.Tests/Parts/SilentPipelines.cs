using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Parts;

/// <summary>Takes every pipeline and never reports an end by itself.</summary>
internal sealed class SilentPipelines : IEffectExecutor
{
    public Task<EffectOutcome> ExecuteAsync(EffectInvocation invocation, CancellationToken cancellationToken) =>
        Task.FromResult<EffectOutcome>(invocation.Effect is StartPipeline ? new PipelineAccepted() : new EffectDone());
}
