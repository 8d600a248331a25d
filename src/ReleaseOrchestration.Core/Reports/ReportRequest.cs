using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>What a report is about.</summary>
/// <param name="From">What ended at this instant or later.</param>
/// <param name="To">What ended before this instant.</param>
/// <param name="Groups">Of these release groups; empty: all.</param>
/// <param name="Environments">In these environments; empty: all.</param>
public sealed record ReportRequest(DateTimeOffset From, DateTimeOffset To, ImmutableArray<string> Groups, ImmutableArray<string> Environments)
{
    internal bool Holds(DateTimeOffset instant) => instant >= From && instant < To;

    internal bool TakesGroup(ReleaseFigures release) => Groups.IsEmpty || Groups.Contains(release.Group, StringComparer.Ordinal);

    internal bool TakesEnvironment(string environment) => Environments.IsEmpty || Environments.Contains(environment, StringComparer.Ordinal);

    /// <summary>Whether a release as a whole is asked about.</summary>
    internal bool Takes(ReleaseFigures release) => TakesGroup(release) && (Environments.IsEmpty || release.Environments.Any(TakesEnvironment));
}
