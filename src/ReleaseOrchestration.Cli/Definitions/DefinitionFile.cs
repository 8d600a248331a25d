namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>A file as it was given, with its text.</summary>
internal sealed record DefinitionFile(string Name, string Text);
