using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a request for a new release.</summary>
internal sealed record CreateReleaseDto
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Process { get; init; }

    public int? ProcessVersion { get; init; }

    public string? Version { get; init; }

    public string? InputSet { get; init; }

    public Dictionary<string, DataValue>? Inputs { get; init; }

    public string? Group { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public bool Start { get; init; }

    public CreateRelease ToRequest() => new()
    {
        Id = Id,
        Name = Name,
        Process = Process ?? string.Empty,
        ProcessVersion = ProcessVersion,
        Version = Version ?? string.Empty,
        InputSet = InputSet,
        Inputs = Inputs.ToValues(),
        Group = Group,
        Tags = Tags is null ? [] : [.. Tags],
        Start = Start,
    };
}
