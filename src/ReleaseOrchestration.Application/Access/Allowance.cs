namespace ReleaseOrchestration.Application.Access;

/// <summary>So many at once, and then one each so often.</summary>
/// <param name="burst">How many at once.</param>
/// <param name="refill">After how long there is one more.</param>
/// <param name="clock">The clock.</param>
public sealed class Allowance(int burst, TimeSpan refill, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private int _taken;
    private long _since = clock.GetTimestamp();

    /// <summary>Takes one; false when there is none at the moment.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            var gained = clock.GetElapsedTime(_since) / refill;
            if (gained >= 1)
            {
                _taken = (int)Math.Max(0, _taken - Math.Floor(gained));
                _since = clock.GetTimestamp();
            }

            return _taken < burst && ++_taken > 0;
        }
    }
}
