namespace ReleaseOrchestration.Application.Releases;

/// <summary>When a release is meant to be: an occurrence of its group, or a time that somebody chose.</summary>
public sealed record ReleaseSchedule
{
    /// <summary>When it begins.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How long it is meant to last; null when nobody said.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether it starts by itself at that time; else somebody starts it.</summary>
    public bool AutoStart { get; init; }

    /// <summary>The occurrence of its group that it is, unique in the group; empty for a release that somebody created.</summary>
    public string Occurrence { get => field ?? string.Empty; init; }

    /// <summary>Who moved it to another time than its group has; empty when nobody did.</summary>
    public string MovedBy { get => field ?? string.Empty; init; }

    /// <summary>Grows with each change of when it is, a cancellation included; 0 for the first plan.</summary>
    public int Revision { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was first seen to be due; null before.</summary>
    public DateTimeOffset? DueSince { get; init; }

    /// <summary>Whether it was called off because its group has no such occurrence any more; it comes back when the group has it again.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>When it is meant to end; its beginning when nobody said how long it lasts.</summary>
    public DateTimeOffset Until => Duration is { } duration && duration < DateTimeOffset.MaxValue - At ? At + duration : At;
}
