namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>One step of the schema.</summary>
/// <param name="Version">The version that it leads to.</param>
/// <param name="Sql">What it does; no newer than SQLite 3.35.5.</param>
internal sealed record Migration(int Version, string Sql);
