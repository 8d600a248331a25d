namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>A document that was read.</summary>
internal sealed record DocumentLine(string Kind, string Id);
