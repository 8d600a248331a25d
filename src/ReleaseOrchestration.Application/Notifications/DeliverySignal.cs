namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Wakes who sends when there is something to send.</summary>
public sealed class DeliverySignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Raise"/>. Ask for it before looking whether there is anything.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    internal void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
