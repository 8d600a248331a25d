using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Calendar.Feeds;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Shows releases as events: at the time that is planned until they start, at their own from then on.</summary>
/// <param name="Origin">What the ids of events end with.</param>
/// <param name="BaseUrl">Where people reach the server.</param>
/// <param name="Now">The moment.</param>
internal sealed record ReleaseEvents(string Origin, string BaseUrl, DateTimeOffset Now)
{
    public FeedEvent Of(ReleaseOverview release)
    {
        var (start, end) = TimeOf(release);
        return new FeedEvent
        {
            Uid = $"release.{release.Id}@{Origin}",
            Sequence = SequenceOf(release),
            LastModified = ChangedAt(release, end),
            Start = start,
            End = end,
            Summary = $"{(release.Name.Length > 0 ? release.Name : release.Id)} {release.Version}".TrimEnd(),
            Description = Description(release),
            Url = new Uri($"{BaseUrl}/api/releases/{Uri.EscapeDataString(release.Id)}"),
            Categories = [.. release.Tags.Prepend(release.Group).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)],
            Status = IsCancelled(release) ? FeedEventStatus.Cancelled : release.StartedAt is null ? FeedEventStatus.Tentative : FeedEventStatus.Confirmed,
        };
    }

    // One that was aborted after it had started did take place.
    private static bool IsCancelled(ReleaseOverview release) => release is { StartedAt: null, Status: ReleaseStatus.Aborted };

    // Starts and ends move the event too, and each run starts and ends after the one before.
    private static int SequenceOf(ReleaseOverview release) =>
        (release.Schedule?.Revision ?? 0) + (release.StartedAt is null ? 0 : (2 * release.Run) - (release.EndedAt is null ? 1 : 0));

    private (DateTimeOffset Start, DateTimeOffset? End) TimeOf(ReleaseOverview release)
    {
        var duration = release.Schedule?.Duration;
        if (release.StartedAt is not { } started)
        {
            return (release.Schedule!.At, duration is null ? null : release.Schedule.Until);
        }

        // One that goes on for longer than was planned grows by the hour, so that readers are not told of a change each time they look.
        var planned = duration is { } length && length < DateTimeOffset.MaxValue - started ? started + length : started;
        return (started, release.EndedAt ?? (planned > Now ? planned : Hour.AddHours(1)));
    }

    private DateTimeOffset Hour => new(Now.UtcTicks - (Now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    private DateTimeOffset ChangedAt(ReleaseOverview release, DateTimeOffset? end)
    {
        DateTimeOffset?[] changes = [release.CreatedAt, release.Schedule?.ChangedAt, release.StartedAt, release.EndedAt, release.EndedAt is null && end == Hour.AddHours(1) ? Hour : null];
        return changes.Max()!.Value;
    }

    private static string Description(ReleaseOverview release)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(StatusOf(release));
        Add(lines, "Group", release.Group);
        Add(lines, "Process", release.Process);
        Add(lines, "Environments", string.Join(", ", release.Environments));
        Add(lines, "Services", string.Join(", ", release.Services));
        if (release.StartedAt is null)
        {
            Add(lines, "Reason", release.Reason);
        }

        return string.Join('\n', lines);
    }

    private static string StatusOf(ReleaseOverview release) => release switch
    {
        { StartedAt: null, Status: ReleaseStatus.Aborted } => "Cancelled.",
        { StartedAt: null, Schedule.AutoStart: true } => "Planned; it starts by itself.",
        { StartedAt: null } => "Planned; somebody starts it.",
        { EndedAt: null } => "It has begun.",
        { Status: ReleaseStatus.PartiallySucceeded } => "It has partially succeeded.",
        _ => $"It has ended: {release.Status}.",
    };

    private static void Add(ImmutableArray<string>.Builder lines, string name, string value)
    {
        if (value.Length > 0)
        {
            lines.Add($"{name}: {value}");
        }
    }
}
