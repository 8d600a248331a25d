using System.Collections.Concurrent;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>When releases that could not start are tried again: after a minute, then at longer and longer intervals, at once when their plan changes.</summary>
internal sealed class StartTries
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (int Revision, TimeSpan Pause, DateTimeOffset Next)> _failed = new(StringComparer.Ordinal);

    // The clock may have been set back, so that no pause is longer than it is.
    public bool MayTry(string release, int revision, DateTimeOffset now) =>
        !_failed.TryGetValue(release, out var last) || last.Revision != revision || last.Next <= now || last.Next - last.Pause > now;

    public void Failed(string release, int revision, DateTimeOffset now)
    {
        var pause = _failed.TryGetValue(release, out var last) && last.Revision == revision ? last.Pause * 2 : First;
        pause = pause < Longest ? pause : Longest;
        _failed[release] = (revision, pause, now + pause);
    }

    public void Forget(string release) => _failed.TryRemove(release, out _);
}
