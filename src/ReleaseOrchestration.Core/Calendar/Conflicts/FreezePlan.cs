using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>A freeze with its periods in a range.</summary>
/// <param name="Freeze">The freeze.</param>
/// <param name="Periods">As <see cref="FreezeTimes.Between"/> finds them.</param>
public sealed record FreezePlan(FreezeDefinition Freeze, ImmutableArray<FreezePeriod> Periods)
{
    /// <summary>Its periods that overlap a range.</summary>
    public static FreezePlan Of(FreezeDefinition freeze, DateTimeOffset from, DateTimeOffset until) => new(freeze, FreezeTimes.Between(freeze, from, until));

    /// <summary>Whether it is about a release: in every list of its scope that is not empty, by any one entry of it.</summary>
    public bool Concerns(ReleaseSpan plan) =>
        Meets(Freeze.Scope.Environments, plan.Environments)
        && Meets(Freeze.Scope.Processes, plan.Processes)
        && Meets(Freeze.Scope.Groups, [plan.Group])
        && Meets(Freeze.Scope.Tags, plan.Tags);

    private static bool Meets(ImmutableArray<string> wanted, ImmutableArray<string> actual) =>
        wanted.IsEmpty || actual.Any(one => wanted.Contains(one, StringComparer.Ordinal));
}
