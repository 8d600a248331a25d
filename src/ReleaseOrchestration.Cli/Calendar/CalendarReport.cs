using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Calendar;

/// <summary>What the server says of a time.</summary>
internal sealed record CalendarReport
{
    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    public ImmutableArray<CalendarItem> Releases { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<CalendarItem> Occurrences { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<CalendarFreezeLine> Freezes { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<CalendarConflictLine> Conflicts { get => field.IsDefault ? [] : field; init; }

    public bool Truncated { get; init; }

    public bool Indexing { get; init; }
}
