namespace ReleaseOrchestration.Application.Cadence;

/// <summary>Wakes the scheduler when a group was saved or a release planned.</summary>
public sealed class ScheduleSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Raise"/>. Ask for it before looking at the schedule.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    internal void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
