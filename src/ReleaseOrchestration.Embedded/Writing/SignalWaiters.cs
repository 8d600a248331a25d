using System.Collections.Concurrent;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Callers that wait for the answers to their signals.</summary>
internal sealed class SignalWaiters
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<SignalReply>> _waiters = [];

    public Task<SignalReply> Add(string signalId) =>
        _waiters.GetOrAdd(signalId, static _ => new TaskCompletionSource<SignalReply>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Answer(Reply reply)
    {
        if (_waiters.TryRemove(reply.SignalId, out var waiter))
        {
            waiter.TrySetResult(reply.Answer);
        }
    }

    public void Fail(string signalId, Exception exception)
    {
        if (_waiters.TryRemove(signalId, out var waiter))
        {
            waiter.TrySetException(exception);
        }
    }

    /// <summary>The caller has lost patience.</summary>
    public void Forget(string signalId) => _waiters.TryRemove(signalId, out _);
}
