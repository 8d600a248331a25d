namespace ReleaseOrchestration.Application.Audit;

/// <summary>What a purge deleted.</summary>
/// <param name="Release">The release.</param>
/// <param name="Machines">How many nodes it had.</param>
/// <param name="Entries">How many entries its audit trails had.</param>
/// <param name="KeptTrails">Whether they were kept.</param>
/// <param name="Blobs">How many files and definitions went that nothing names any more.</param>
public sealed record PurgeReport(string Release, int Machines, long Entries, bool KeptTrails, int Blobs);
