using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.Callbacks;

/// <summary>What a pipeline says about its end.</summary>
internal sealed record CallbackDto
{
    public string? Status { get; init; }

    public Dictionary<string, DataValue>? Outputs { get; init; }

    public string? LogUrl { get; init; }

    public string? Message { get; init; }
}
