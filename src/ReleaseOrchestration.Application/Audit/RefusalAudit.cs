using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>
/// Records what was refused. Anybody can be refused as often as they like, so only so many refusals get an entry of their own; the others are counted, and
/// one entry sums them up.
/// </summary>
public sealed class RefusalAudit(SystemAudit audit, RefusalOptions options, TimeProvider clock, Action<Exception>? stumbled = null) : IAsyncDisposable
{
    private const int MostCounted = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Event, string Code, string Actor, string Address), long> _counts = [];
    private double _allowed = options.Burst;
    private DateTimeOffset _refilled = clock.GetUtcNow();
    private DateTimeOffset _since;
    private long _others;
    private ITimer? _timer;

    /// <summary>Records or counts one refusal.</summary>
    /// <param name="name">What was refused, such as <c>request.refused</c>.</param>
    /// <param name="path">What it was to happen to.</param>
    /// <param name="actor">Who was refused.</param>
    /// <param name="code">The code of the refusal.</param>
    /// <param name="message">Why.</param>
    /// <param name="details">What else there is to know.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task RecordAsync(
        string name, string path, string actor, string code, string message, IEnumerable<(string Name, DataValue Value)> details, CancellationToken cancellationToken)
    {
        var entry = audit.Make(name, path, actor, message, [("code", DataValue.Of(code)), .. details]);
        return TakeOne(entry, code) ? audit.RecordAsync(entry, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Writes down what was counted so far.</summary>
    public async Task SummariseAsync(CancellationToken cancellationToken)
    {
        if (Collect() is not (var summary, var total))
        {
            return;
        }

        try
        {
            await audit.RecordAsync(summary, cancellationToken);
        }
        catch (ReleaseOrchestrationException)
        {
            CountAgain(total);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private bool TakeOne(Transition entry, string code)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            _allowed = Math.Min(options.Burst, _allowed + (Math.Max(0, (now - _refilled).TotalMinutes) * options.PerMinute));
            _refilled = now;
            if (_allowed >= 1)
            {
                _allowed--;
                return true;
            }

            Count((entry.Event, code, entry.Actor, entry.Details?.Find("address")?.ToString() ?? string.Empty), now);
            return false;
        }
    }

    private void Count((string Event, string Code, string Actor, string Address) key, DateTimeOffset now)
    {
        if (_counts.Count == 0 && _others == 0)
        {
            _since = now;
            _timer ??= clock.CreateTimer(static state => _ = ((RefusalAudit)state!).OnTimerAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Rearm();
        }

        if (_counts.TryGetValue(key, out var count) || _counts.Count < MostCounted)
        {
            _counts[key] = count + 1;
        }
        else
        {
            _others++;
        }
    }

    // A store that cannot be written now may be later, and nobody waits for this: the counts are kept, and the timer tries again.
    private async Task OnTimerAsync()
    {
        try
        {
            await SummariseAsync(CancellationToken.None);
        }
        catch (ReleaseOrchestrationException exception)
        {
            stumbled?.Invoke(exception);
            Rearm();
        }
    }

    private void Rearm() => _timer?.Change(options.SummaryEvery, Timeout.InfiniteTimeSpan);

    private void CountAgain(long count)
    {
        lock (_lock)
        {
            _others += count;
        }
    }

    private (Transition Summary, long Total)? Collect()
    {
        lock (_lock)
        {
            if (_counts.Count == 0 && _others == 0)
            {
                return null;
            }

            var total = _counts.Values.Sum() + _others;
            var items = DataValue.Of(_counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Select(pair => Item(pair.Key, pair.Value)));
            var summary = audit.Make(
                "refusals.counted", string.Empty, "system", $"{total} refusals since {_since:yyyy-MM-dd HH:mm:ss} UTC have no entry of their own.",
                [("count", DataValue.Of(total)), ("since", DataValue.Of(_since.ToString("O"))), ("items", items), ("others", DataValue.Of(_others))]);
            _counts.Clear();
            _others = 0;
            return (summary, total);
        }
    }

    private static DataValue Item((string Event, string Code, string Actor, string Address) key, long count) => DataValue.Of(
    [
        KeyValuePair.Create("event", DataValue.Of(key.Event)),
        KeyValuePair.Create("code", DataValue.Of(key.Code)),
        KeyValuePair.Create("actor", DataValue.Of(key.Actor)),
        KeyValuePair.Create("address", DataValue.Of(key.Address)),
        KeyValuePair.Create("count", DataValue.Of(count)),
    ]);
}
