using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.Planning;

/// <summary>The body of a request for a plan.</summary>
internal sealed record PlanDto
{
    public int? Version { get; init; }

    public string? InputSet { get; init; }

    public Dictionary<string, DataValue>? Inputs { get; init; }

    public string? Group { get; init; }

    public string[]? Tags { get; init; }

    public DateTimeOffset? Start { get; init; }

    public Dictionary<string, string>? Assume { get; init; }
}
