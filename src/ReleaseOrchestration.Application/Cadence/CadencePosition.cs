namespace ReleaseOrchestration.Application.Cadence;

/// <summary>How far the releases of a group are planned.</summary>
/// <param name="Version">The version of the group by which they are planned.</param>
/// <param name="Until">From then on nothing is planned yet.</param>
internal sealed record CadencePosition(int Version, DateTimeOffset Until);
