using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Calendar;

/// <summary>What the server says of a time.</summary>
internal sealed record CalendarReport
{
    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    public ImmutableArray<CalendarItem> Releases { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<CalendarItem> Occurrences { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<FreezeLine> Freezes { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<ConflictLine> Conflicts { get => field.IsDefault ? [] : field; init; }

    public bool Truncated { get; init; }

    public bool Indexing { get; init; }

    /// <summary>A stretch of time in which a freeze is in force.</summary>
    internal sealed record FreezeLine(string Id, string Name, string Mode, string Window, DateTimeOffset? From, DateTimeOffset? Until);

    /// <summary>What is in each other's way.</summary>
    internal sealed record ConflictLine(string Message);
}
