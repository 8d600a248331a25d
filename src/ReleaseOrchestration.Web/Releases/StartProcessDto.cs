using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a start of a task's process.</summary>
internal sealed record StartProcessDto
{
    public Dictionary<string, DataValue>? Inputs { get; init; }

    public string? Reason { get; init; }
}
