namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What became of one document.</summary>
/// <param name="Record">Its newest version.</param>
/// <param name="Change"><c>created</c>, <c>updated</c> or <c>unchanged</c>.</param>
public sealed record AppliedDefinition(DefinitionRecord Record, string Change);
