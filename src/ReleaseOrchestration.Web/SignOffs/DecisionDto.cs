using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The body of a decision.</summary>
internal sealed record DecisionDto
{
    public string? Decision { get; init; }

    public string? Comment { get; init; }

    public Dictionary<string, DataValue>? Fields { get; init; }

    public int? Attempt { get; init; }
}
