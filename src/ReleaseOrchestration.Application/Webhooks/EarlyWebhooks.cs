namespace ReleaseOrchestration.Application.Webhooks;

/// <summary>
/// Remembers for some minutes ends that were told of runs that nobody knew yet: the webhook of a quick run can come before the answer to its start. Whoever gets to know
/// such a run asks for it at once. Nothing here is durable, because the polls find every end all the same.
/// </summary>
public sealed class EarlyWebhooks(TimeProvider clock)
{
    /// <summary>How many are remembered; the oldest give way.</summary>
    public const int Most = 1000;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan Keeping = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Connector, string Key), DateTimeOffset> _told = [];
    private readonly Queue<((string Connector, string Key) Run, DateTimeOffset At)> _order = new();

    /// <summary>Remembers that a run has ended.</summary>
    public void Add(string connector, string key)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            _told[(connector, key)] = now;
            _order.Enqueue(((connector, key), now));
            while (_order.TryPeek(out var oldest) && (_order.Count > Most || oldest.At + Keeping <= now))
            {
                Forget(_order.Dequeue());
            }
        }
    }

    /// <summary>Whether a run was told to have ended; says so once.</summary>
    public bool Take(string connector, string key)
    {
        lock (_lock)
        {
            return _told.Remove((connector, key), out var at) && at + Keeping > clock.GetUtcNow();
        }
    }

    // One that was told again since stays for the later time.
    private void Forget(((string Connector, string Key) Run, DateTimeOffset At) oldest)
    {
        if (_told.TryGetValue(oldest.Run, out var at) && at == oldest.At)
        {
            _told.Remove(oldest.Run);
        }
    }
}
