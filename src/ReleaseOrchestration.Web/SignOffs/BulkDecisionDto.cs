using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>One of many decisions.</summary>
internal sealed record BulkDecisionDto
{
    public string? ReleaseId { get; init; }

    public string? Path { get; init; }

    public string? Decision { get; init; }

    public string? Comment { get; init; }

    public Dictionary<string, DataValue>? Fields { get; init; }

    public int? Attempt { get; init; }
}
