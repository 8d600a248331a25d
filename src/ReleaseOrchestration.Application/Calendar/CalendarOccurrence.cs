using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>An occurrence of a group for which there is no release yet.</summary>
/// <param name="Group">The group.</param>
/// <param name="Occurrence">Its name in the group.</param>
/// <param name="At">When it begins.</param>
/// <param name="Until">When it ends; its beginning where nobody said how long it lasts.</param>
public sealed record CalendarOccurrence(string Group, string Occurrence, DateTimeOffset At, DateTimeOffset Until)
{
    /// <summary>Why it is at another time than its cadence has; empty otherwise.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>The environments that the last release of its group touches.</summary>
    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    /// <summary>The services, likewise.</summary>
    public ImmutableArray<string> Services { get => field.IsDefault ? [] : field; init; }
}
