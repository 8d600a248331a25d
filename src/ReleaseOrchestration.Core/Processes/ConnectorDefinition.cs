using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>How to reach a system that runs pipelines.</summary>
public sealed record ConnectorDefinition
{
    /// <summary>Unique among connectors.</summary>
    public required string Id { get; init; }

    /// <summary>Free text.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary><c>http</c>, <c>github</c>, <c>azure-devops</c>, <c>gitlab</c>, <c>jenkins</c>, <c>command</c> or <c>manual-callback</c>.</summary>
    public required string Type { get; init; }

    /// <summary>A map of what that type needs; secrets by reference.</summary>
    public DataValue? Settings { get; init; }
}
