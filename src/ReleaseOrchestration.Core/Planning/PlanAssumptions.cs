using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>How long things take in a plan where the process does not say it.</summary>
public sealed record PlanAssumptions
{
    /// <summary>The name of <see cref="Pipeline"/> where it is given by name.</summary>
    public const string PipelineName = "pipeline";

    /// <summary>The name of <see cref="SignOff"/> where it is given by name.</summary>
    public const string SignOffName = "sign-off";

    /// <summary>The name of <see cref="Task"/> where it is given by name.</summary>
    public const string TaskName = "task";

    /// <summary>The names by which assumptions are given.</summary>
    public static ImmutableArray<string> Names { get; } = [PipelineName, SignOffName, TaskName];

    /// <summary>A pipeline runs so long.</summary>
    public TimeSpan Pipeline { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>An approver decides so long after everything else of the activity is done.</summary>
    public TimeSpan SignOff { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A task without <c>expected-duration</c>, and the fields of an activity without tasks, take so long.</summary>
    public TimeSpan Task { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The same with one assumption changed; null when there is none of that name.</summary>
    public PlanAssumptions? With(string name, TimeSpan time) => name switch
    {
        PipelineName => this with { Pipeline = time },
        SignOffName => this with { SignOff = time },
        TaskName => this with { Task = time },
        _ => null,
    };

    /// <summary>All of them by name, as people write them.</summary>
    public ImmutableSortedDictionary<string, string> ToTexts() => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create(PipelineName, Durations.Format(Pipeline)),
        KeyValuePair.Create(SignOffName, Durations.Format(SignOff)),
        KeyValuePair.Create(TaskName, Durations.Format(Task)),
    ]);
}
