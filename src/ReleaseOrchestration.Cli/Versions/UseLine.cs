namespace ReleaseOrchestration.Cli.Versions;

/// <summary>Something that uses a definition.</summary>
internal sealed record UseLine(string Kind, string Id, string? Name, int? Version, int? RefersTo, string? Status);
