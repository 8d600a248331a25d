using System.Collections.Concurrent;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Webhooks;

/// <summary>A system that is asked for its runs.</summary>
internal sealed class AskedSystem : IEffectExecutor
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<PollPipeline> Questions { get; } = new();

    /// <summary>Ends when it is asked for the first time.</summary>
    public Task Asked => _asked.Task;

    public Func<CancellationToken, Task<EffectOutcome>> Answer { get; set; } = _ => Task.FromResult<EffectOutcome>(new PipelineEnded { Status = PipelineStatus.Succeeded });

    public Task<EffectOutcome> ExecuteAsync(EffectInvocation invocation, CancellationToken cancellationToken)
    {
        Questions.Enqueue(Assert.IsType<PollPipeline>(invocation.Effect));
        _asked.TrySetResult();
        return Answer(cancellationToken);
    }
}
