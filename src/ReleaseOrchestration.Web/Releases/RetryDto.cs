using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a retry.</summary>
internal sealed record RetryDto
{
    public string? Reason { get; init; }

    public int? Attempt { get; init; }

    public Dictionary<string, DataValue>? Inputs { get; init; }

    public string? Process { get; init; }

    public Dictionary<string, DataValue>? ProcessInputs { get; init; }
}
