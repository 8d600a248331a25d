using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Values;
using ReleaseOrchestration.Web.Cadence;

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

    public string? StartAt { get; init; }

    public string? Duration { get; init; }

    public bool? AutoStart { get; init; }

    public Result<CreateRelease> ToRequest()
    {
        var (startAt, duration) = (PlannedTime.Instant("startAt", StartAt), PlannedTime.Duration(Duration));
        return (startAt.Error ?? duration.Error) is { } error ? error : Request(startAt.Value, duration.Value);
    }

    private CreateRelease Request(DateTimeOffset? startAt, TimeSpan? duration) => new()
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
        StartAt = startAt,
        Duration = duration,
        AutoStart = AutoStart ?? true,
    };
}
