using System.Collections.Concurrent;
using System.Threading.Channels;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Tests.Support;

/// <summary>Carries effects out as the test says; by default every pipeline succeeds at once.</summary>
internal sealed class TestExecutor : IEffectExecutor
{
    private readonly Channel<EffectInvocation> _begun = Channel.CreateUnbounded<EffectInvocation>();

    public ConcurrentQueue<EffectInvocation> Invocations { get; } = new();

    public Func<EffectInvocation, CancellationToken, Task<EffectOutcome>> Handler { get; set; } =
        static (_, _) => Task.FromResult<EffectOutcome>(new PipelineEnded { Status = PipelineStatus.Succeeded });

    public static Task<EffectOutcome> Never(EffectInvocation invocation, CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<EffectOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return never.Task;
    }

    public async Task<EffectInvocation> NextAsync() => await _begun.Reader.ReadAsync().AsTask().WaitAsync(World.Patience);

    public Task<EffectOutcome> ExecuteAsync(EffectInvocation invocation, CancellationToken cancellationToken)
    {
        Invocations.Enqueue(invocation);
        _begun.Writer.TryWrite(invocation);
        return Handler(invocation, cancellationToken);
    }
}
