using System.Collections.Immutable;
using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Web.Calendar;

/// <summary>A stretch of time in which a freeze is in force; without a beginning or an end where it has none, or none is in sight.</summary>
internal sealed record CalendarFreezeDto
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public FreezeMode Mode { get; init; }

    /// <summary>Whether these are times that it denies, or the only ones that it allows.</summary>
    public FreezeWindow Window { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public ImmutableArray<string> Environments { get; init; }

    public ImmutableArray<string> Processes { get; init; }

    public ImmutableArray<string> Groups { get; init; }

    public ImmutableArray<string> Tags { get; init; }

    public static CalendarFreezeDto Of(CalendarFreeze one) => new()
    {
        Id = one.Freeze.Id,
        Name = one.Freeze.Name,
        Mode = one.Freeze.Mode,
        Window = one.Freeze.Window,
        From = one.Period.From,
        Until = one.Period.Until,
        Environments = one.Freeze.Scope.Environments,
        Processes = one.Freeze.Scope.Processes,
        Groups = one.Freeze.Scope.Groups,
        Tags = one.Freeze.Scope.Tags,
    };
}
