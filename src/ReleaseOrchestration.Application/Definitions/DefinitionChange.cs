namespace ReleaseOrchestration.Application.Definitions;

/// <summary>A new version that is about to be saved.</summary>
/// <param name="Record">What is known of it.</param>
/// <param name="Body">Its canonical bytes.</param>
/// <param name="Source">Its text.</param>
/// <param name="StoredETag">The ETag of the version before it; null when there is none.</param>
internal sealed record DefinitionChange(DefinitionRecord Record, byte[] Body, byte[] Source, string? StoredETag);
