using System.Collections.Immutable;
using ReleaseOrchestration.Application.Execution;

namespace ReleaseOrchestration.Application.Checks;

/// <summary>
/// Follows what is committed, and has checks answered whose node has ended. What a release shows counts, not the entries: after a restart every check is looked
/// at once, so that no place in the feed has to be kept.
/// </summary>
public sealed class CheckWatch(IAuditFeed feed, PendingChecks checks, CheckAnswers answers, TimeProvider clock)
{
    private const int PageSize = 200;

    // Timers cannot be longer than some weeks, and a clock that is set back must not stop them for long.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly HashSet<string> _looked = new(StringComparer.Ordinal);
    private long? _position;

    /// <summary>Looks once at what is new, and sends what is due.</summary>
    /// <returns>What to wait for before the next look.</returns>
    public async Task<CheckWait> StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var added = checks.Added;
            var touched = await TouchedAsync(cancellationToken);
            var open = await checks.AllAsync(cancellationToken);
            var next = await LookAsync(open, touched, cancellationToken);
            _looked.IntersectWith(open.Select(entry => entry.Check.Id));
            return new CheckWait(added, next, open.IsEmpty);
        }
        catch
        {
            // What was read of the feed is not read again, so that every check has to be looked at.
            _looked.Clear();
            throw;
        }
    }

    /// <summary>Waits until there is something to look at.</summary>
    public async Task WaitAsync(CheckWait wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wait);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = wait.Next == DateTimeOffset.MaxValue ? LongestWait : wait.Next - clock.GetUtcNow();
        if (pause <= TimeSpan.Zero)
        {
            return;
        }

        var timer = Task.Delay(pause < LongestWait ? pause : LongestWait, clock, over.Token);
        await Task.WhenAny(wait.IsIdle ? [wait.Added, timer] : [wait.Added, timer, feed.WaitForFeedAsync(_position ?? 0, over.Token)]);
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<DateTimeOffset> LookAsync(ImmutableArray<(PendingCheck Check, string ETag)> open, HashSet<string> touched, CancellationToken cancellationToken)
    {
        var next = DateTimeOffset.MaxValue;
        var failures = new List<Exception>();
        foreach (var (check, etag) in open)
        {
            try
            {
                var mayHaveEnded = _looked.Add(check.Id) || touched.Contains(check.Release) || touched.Contains(AuditTrails.Server.ReleaseId);
                if (await answers.LookAsync(check, etag, mayHaveEnded, cancellationToken) is { } due)
                {
                    next = due < next ? due : next;
                }
            }
#pragma warning disable CA1031 // One check that cannot be looked at must not keep the others waiting; it is told below.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failures.Add(exception);
            }
        }

        return failures.Count == 0 ? next : throw new AggregateException($"{failures.Count} of {open.Length} checks could not be looked at.", failures);
    }

    // A release that is called off before its start stands in the trail of the system. While nothing waits the feed is not read, and what was written meanwhile is skipped.
    private async Task<HashSet<string>> TouchedAsync(CancellationToken cancellationToken)
    {
        if (_position is null || _looked.Count == 0)
        {
            _position = await feed.FeedHeadAsync(cancellationToken);
            return [];
        }

        var touched = new HashSet<string>(StringComparer.Ordinal);
        while (await feed.ReadFeedAsync(_position.Value, PageSize, cancellationToken) is { IsEmpty: false } page)
        {
            touched.UnionWith(page.Select(entry => entry.Trail.ReleaseId));
            _position = page[^1].Position;
        }

        return touched;
    }
}
