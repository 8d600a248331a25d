using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a request about a release or a node on hold.</summary>
internal sealed record SignalDto
{
    public string? Reason { get; init; }

    public int? Attempt { get; init; }

    public Dictionary<string, DataValue>? Outputs { get; init; }
}
