namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What became of one document.</summary>
/// <param name="Record">Its newest version.</param>
/// <param name="Change"><c>created</c>, <c>updated</c>, <c>unchanged</c>; <c>adopted</c> where only the source that manages it is new; <c>deleted</c>.</param>
/// <param name="Differences">How many things differ in what was updated.</param>
public sealed record AppliedDefinition(DefinitionRecord Record, string Change, int? Differences = null);
