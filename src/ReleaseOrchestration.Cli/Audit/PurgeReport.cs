namespace ReleaseOrchestration.Cli.Audit;

/// <summary>What a purge deleted.</summary>
internal sealed record PurgeReport(string Release, int Machines, long Entries, bool KeptTrails, int Blobs);
