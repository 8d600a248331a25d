namespace ReleaseOrchestration.Azure.Tables;

/// <summary>Wakes those who wait for something to grow: at once when this process let it grow, else at the next look, because other hosts write too.</summary>
internal sealed class GrowthSignals(TimeProvider time, TimeSpan interval)
{
    private readonly Dictionary<string, Waiters> _waiting = new(StringComparer.Ordinal);

    /// <summary>Waits until something is as it should be.</summary>
    /// <param name="key">What grows.</param>
    /// <param name="isThere">Looks.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task WaitAsync(string key, Func<CancellationToken, Task<bool>> isThere, CancellationToken cancellationToken)
    {
        var waiters = Join(key);
        try
        {
            while (true)
            {
                var next = waiters.Next();
                if (await isThere(cancellationToken))
                {
                    return;
                }

                await next.WaitAsync(interval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            Leave(key, waiters);
        }
    }

    /// <summary>Something has grown.</summary>
    public void Grew(string key)
    {
        lock (_waiting)
        {
            _waiting.GetValueOrDefault(key)?.Wake();
        }
    }

    private Waiters Join(string key)
    {
        lock (_waiting)
        {
            var waiters = _waiting.TryGetValue(key, out var known) ? known : _waiting[key] = new Waiters();
            waiters.Count++;
            return waiters;
        }
    }

    private void Leave(string key, Waiters waiters)
    {
        lock (_waiting)
        {
            if (--waiters.Count == 0)
            {
                _waiting.Remove(key);
            }
        }
    }

    private sealed class Waiters
    {
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count { get; set; }

        public Task Next() => Volatile.Read(ref _next).Task;

        public void Wake() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
