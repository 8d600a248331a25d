namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What something needs.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that is named; null for the newest.</param>
public sealed record DefinitionReference(DefinitionKind Kind, string Id, int? Version = null);
