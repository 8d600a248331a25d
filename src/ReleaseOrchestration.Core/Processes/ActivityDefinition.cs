using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>An activity: one unit of work in a phase. A gate is one too.</summary>
public sealed record ActivityDefinition
{
    /// <summary>Unique among its siblings.</summary>
    public required string Id { get; init; }

    /// <summary>Free text; the id when none was given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>What carries it out.</summary>
    public ActivityType Type { get; init; }

    /// <summary>The Activity Store entry it was taken from.</summary>
    public StoreReference? Use { get; init; }

    /// <summary>Who answers for it.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    /// <summary>Activities it waits for: <c>id</c> of this phase, or <c>phase.id</c>.</summary>
    public ImmutableArray<string> DependsOn { get => field.IsDefault ? [] : field; init; }

    /// <summary>A condition, evaluated once when its dependencies have ended.</summary>
    public string? If { get; init; }

    /// <summary>Which ends of its dependencies let it run.</summary>
    public RunOn RunOn { get; init; }

    /// <summary>What its Activity Store entry declares.</summary>
    public ImmutableSortedDictionary<string, InputDefinition> DeclaredInputs { get => field ?? ImmutableSortedDictionary<string, InputDefinition>.Empty; init; }

    /// <summary>What it is given; values may be expressions.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Its own variables.</summary>
    public ImmutableSortedDictionary<string, DataValue> Variables { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>What later nodes may read; values are expressions.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>How long one attempt may run, pauses included.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What happens on failure before anyone is asked.</summary>
    public RetryDefinition? Retry { get; init; }

    /// <summary>What happens when no retry is left.</summary>
    public OnFailure OnFailure { get; init; }

    /// <summary>The environment it works on; the phase's when none was given.</summary>
    public string? Environment { get; init; }

    /// <summary>The services it works on.</summary>
    public ImmutableArray<string> Services { get => field.IsDefault ? [] : field; init; }

    /// <summary>The name of a lock that it holds from start to end.</summary>
    public string? Lock { get; init; }

    /// <summary>Automated: what to run.</summary>
    public PipelineDefinition? Pipeline { get; init; }

    /// <summary>Manual: what to do.</summary>
    public ImmutableArray<TaskDefinition> Tasks { get => field.IsDefault ? [] : field; init; }

    /// <summary>Manual: who must agree.</summary>
    public ApprovalDefinition? Approval { get; init; }

    /// <summary>Manual: what must be told.</summary>
    public ImmutableArray<FieldDefinition> Fields { get => field.IsDefault ? [] : field; init; }

    /// <summary>Subprocess: which process.</summary>
    public ProcessReference? Process { get; init; }

    /// <summary>Wait: how long; may be an expression.</summary>
    public string? Duration { get; init; }

    /// <summary>Wait: until when; may be an expression.</summary>
    public string? Until { get; init; }

    /// <summary>Check: what must be true.</summary>
    public string? Condition { get; init; }

    /// <summary>Check with a pipeline: how often it runs.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>The names of what later nodes may read: the declared outputs, and the fields of a manual activity.</summary>
    [JsonIgnore]
    public IEnumerable<string> OutputNames => Outputs.Keys.Concat(Fields.Select(f => f.Id)).Distinct(StringComparer.Ordinal);
}
