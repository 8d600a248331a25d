using ReleaseOrchestration.Core.Audit;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Which entries of a trail are wanted.</summary>
public sealed record AuditFilter
{
    /// <summary>By whom; null for anybody.</summary>
    public string? Actor { get; init; }

    /// <summary>What happened: <c>definition.saved</c>, or <c>definition</c> for all about definitions; null for anything.</summary>
    public string? Kind { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? Until { get; init; }

    internal bool TakesAll => this == new AuditFilter();

    internal bool Takes(AuditEntry entry) =>
        (Actor is null || string.Equals(entry.Actor, Actor, StringComparison.Ordinal) || entry.Actor == "user:" + Actor)
        && (Kind is null || entry.Event == Kind || entry.Event.StartsWith(Kind + ".", StringComparison.Ordinal))
        && (From is null || entry.At >= From)
        && (Until is null || entry.At < Until);
}
