using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar.Scheduling;

/// <summary>Decides what becomes of the releases of one group that are due at the same time.</summary>
public static class DueRules
{
    /// <summary>Decides; the earliest first.</summary>
    /// <param name="due">The releases of the group whose time has come and that have not started.</param>
    /// <param name="catchUp">What becomes of those whose time passed unnoticed.</param>
    /// <param name="overlap">Whether releases of the group may run at the same time.</param>
    /// <param name="running">A release of the group that runs; null when none does.</param>
    /// <param name="now">The instant.</param>
    /// <param name="grace">How late one may be seen first and still count as on time.</param>
    public static ImmutableArray<DueDecision> Decide(
        IEnumerable<DueRelease> due, CatchUp catchUp, GroupOverlap overlap, string? running, DateTimeOffset now, TimeSpan grace)
    {
        ImmutableArray<DueRelease> ordered = [.. due.OrderBy(release => release.At).ThenBy(release => release.Id, StringComparer.Ordinal)];
        var newest = ordered.LastOrDefault(release => release.AutoStart);
        var decisions = ImmutableArray.CreateBuilder<DueDecision>(ordered.Length);
        foreach (var release in ordered)
        {
            var decision = IsLeftOut(release, newest, catchUp, now - grace) ? Missed(release, catchUp, newest!) : Decide(release, overlap, running);
            decisions.Add(decision);
            running = decision.Action == DueAction.Start ? release.Id : running;
        }

        return decisions.ToImmutable();
    }

    // What was seen in time waits for something else than the server.
    private static bool IsLeftOut(DueRelease release, DueRelease? newest, CatchUp catchUp, DateTimeOffset onTime) =>
        release is { AutoStart: true, DueSince: null } && release.At < onTime && (catchUp == CatchUp.Skip || (catchUp == CatchUp.Latest && release != newest));

    private static DueDecision Missed(DueRelease release, CatchUp catchUp, DueRelease newest)
    {
        var missed = string.Create(CultureInfo.InvariantCulture, $"Its time, {release.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC, passed while nothing ran that could start it");
        return new(release.Id, DueAction.Cancel, catchUp == CatchUp.Skip ? $"{missed}; its group leaves such releases out." : $"{missed}; the later one '{newest.Id}' starts instead.");
    }

    private static DueDecision Decide(DueRelease release, GroupOverlap overlap, string? running) => release switch
    {
        { AutoStart: false } => new(release.Id, DueAction.Wait, "It is due and does not start by itself: somebody has to start it."),
        { Obstacle.Length: > 0 } => new(release.Id, DueAction.Wait, release.Obstacle),
        _ when overlap == GroupOverlap.Serialize && running is not null => new(release.Id, DueAction.Wait, $"It waits for the end of '{running}': releases of its group run one after the other."),
        _ => new(release.Id, DueAction.Start),
    };
}
