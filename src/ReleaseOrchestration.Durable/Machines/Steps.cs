using Microsoft.DurableTask;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>
/// Everything that an orchestration waits for. Once it is stopped, nothing goes on behind a wait, so that nothing more is scheduled: the history stays as it was at the fault, and a
/// replay that does not meet the fault goes on from there.
/// </summary>
internal sealed class Steps(TaskOrchestrationContext context, Action<string, int, string> failed)
{
    private readonly TaskCompletionSource _never = new();

    public bool IsStopped { get; private set; }

    /// <summary>Nothing goes on from here.</summary>
    public void Stop() => IsStopped = true;

    /// <summary>Waits for something of the durable service.</summary>
    public async Task<T> WaitAsync<T>(Task<T> step)
    {
        try
        {
            return await step.ConfigureAwait(true);
        }
        finally
        {
            await GoOnAsync().ConfigureAwait(true);
        }
    }

    /// <inheritdoc cref="WaitAsync{T}"/>
    public async Task WaitAsync(Task step)
    {
        try
        {
            await step.ConfigureAwait(true);
        }
        finally
        {
            await GoOnAsync().ConfigureAwait(true);
        }
    }

    /// <summary>Calls an activity function once.</summary>
    public Task<string> TryAsync(string function, string input) => WaitAsync(context.CallActivityAsync<string>(function, input));

    /// <summary>Calls an activity function that must succeed some day, as often as it takes.</summary>
    public async Task<string> CallAsync(string function, string input)
    {
        for (var @try = 1; ; @try++)
        {
            try
            {
                return await TryAsync(function, input).ConfigureAwait(true);
            }
            catch (TaskFailedException e)
            {
                failed(function, @try, Retries.Problem(e));
                await PauseAsync(Retries.PersistentPauseAfter(@try)).ConfigureAwait(true);
            }
        }
    }

    /// <summary>Waits for a while.</summary>
    public Task PauseAsync(TimeSpan pause) => WaitAsync(context.CreateTimer(context.CurrentUtcDateTime + pause, CancellationToken.None));

    private Task GoOnAsync() => IsStopped ? _never.Task : Task.CompletedTask;
}
