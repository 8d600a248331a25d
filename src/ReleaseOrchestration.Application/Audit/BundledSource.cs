namespace ReleaseOrchestration.Application.Audit;

/// <summary>A definition as it was written.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that the release pinned.</param>
/// <param name="Sha256">The hash of its text.</param>
/// <param name="SavedBy">Who saved it.</param>
/// <param name="SavedAt">When.</param>
internal sealed record BundledSource(string Kind, string Id, int Version, string Sha256, string SavedBy, DateTimeOffset SavedAt);
