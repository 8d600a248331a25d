namespace ReleaseOrchestration.Azure.Tables;

/// <summary>
/// Wakes those who wait for something to grow: at once when this process let it grow, else at the next look, because other hosts write too. Those who wait for the same share
/// their looks, so that a thousand watchers of one release cost as much as one.
/// </summary>
internal sealed class GrowthSignals(TimeProvider time, TimeSpan interval)
{
    private readonly Dictionary<string, Waiters> _waiting = new(StringComparer.Ordinal);

    /// <summary>Waits until something is as it should be.</summary>
    /// <param name="key">What grows.</param>
    /// <param name="look">Looks; the same for all that wait under the key.</param>
    /// <param name="isEnough">Whether that is what was waited for.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="first">The first pause between two looks, which doubles up to the interval; null for the interval.</param>
    /// <returns>What was seen.</returns>
    public async Task<T> WaitAsync<T>(string key, Func<CancellationToken, Task<T>> look, Func<T, bool> isEnough, CancellationToken cancellationToken, TimeSpan? first = null)
    {
        var waiters = Join(key);
        try
        {
            for (var pause = Shorter(first ?? interval); ; pause = Shorter(pause * 2))
            {
                var next = waiters.Next();
                var found = await waiters.LookAsync(look, time, pause / 2).WaitAsync(cancellationToken);
                if (isEnough(found))
                {
                    return found;
                }

                await next.WaitAsync(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    private TimeSpan Shorter(TimeSpan pause) => pause < interval ? pause : interval;

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
        private readonly Lock _lock = new();
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task? _look;
        private long _lookedAt;

        public int Count { get; set; }

        public Task Next()
        {
            lock (_lock)
            {
                return _next.Task;
            }
        }

        /// <summary>What somebody sees who has looked a short while ago, or what is seen now.</summary>
        public Task<T> LookAsync<T>(Func<CancellationToken, Task<T>> look, TimeProvider time, TimeSpan shortWhile)
        {
            lock (_lock)
            {
                if (_look is Task<T> { IsFaulted: false } shared && time.GetElapsedTime(_lookedAt) < shortWhile)
                {
                    return shared;
                }

                // One who gives up does not end the look of the others.
                var mine = look(CancellationToken.None);
                (_look, _lookedAt) = (mine, time.GetTimestamp());
                return mine;
            }
        }

        // What was seen before this is seen no more.
        public void Wake()
        {
            lock (_lock)
            {
                _look = null;
                _next.TrySetResult();
                _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
