using System.Collections.Concurrent;
using System.Diagnostics;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Benchmarks;

/// <summary>Every pipeline succeeds at once; remembers when each was started.</summary>
internal sealed class InstantExecutor : IEffectExecutor
{
    public ConcurrentQueue<long> Starts { get; } = new();

    public Task<EffectOutcome> ExecuteAsync(EffectInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Effect is StartPipeline)
        {
            Starts.Enqueue(Stopwatch.GetTimestamp());
        }

        return Task.FromResult<EffectOutcome>(new PipelineEnded { Status = PipelineStatus.Succeeded });
    }
}
