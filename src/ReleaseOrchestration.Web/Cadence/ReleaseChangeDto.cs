using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Core.Values;
using ReleaseOrchestration.Web.Releases;

namespace ReleaseOrchestration.Web.Cadence;

/// <summary>The body of a request that changes a release that has not started.</summary>
internal sealed record ReleaseChangeDto
{
    public string? Name { get; init; }

    public string? Version { get; init; }

    public string? InputSet { get; init; }

    public Dictionary<string, DataValue>? Inputs { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public bool? AutoStart { get; init; }

    public ReleaseChange ToChange() => new()
    {
        Name = Name,
        Version = Version,
        InputSet = InputSet,
        Inputs = Inputs is null ? null : Inputs.ToValues(),
        Tags = Tags is null ? null : [.. Tags],
        AutoStart = AutoStart,
    };
}
