namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>One entry of a map.</summary>
internal sealed record MapEntry(ScalarNode Key, SourceNode Value);
