using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>A test for a process: what the world does on a virtual clock, and what must come of it.</summary>
public sealed record ScenarioDefinition
{
    /// <summary>Unique among scenarios.</summary>
    public required string Id { get; init; }

    /// <summary>Free text; the id when none was given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>The id of the process.</summary>
    public required string Process { get; init; }

    /// <summary>The id of the input set; empty for none.</summary>
    public string InputSet { get => field ?? string.Empty; init; }

    /// <summary>Values of inputs that go before those of the input set: <c>X</c>, <c>phase.X</c>, <c>phase.activity.X</c>.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>When the release starts.</summary>
    public DateTimeOffset Start { get; init; } = new(2025, 1, 6, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Who starts it.</summary>
    public string StartedBy { get => field ?? string.Empty; init; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<ScriptLine> Script { get => field.IsDefault ? [] : field; init; }

    /// <summary>What becomes of pipelines that the script does not name.</summary>
    public required DefaultResult DefaultResult { get; init; }

    /// <summary>What must come of it.</summary>
    public required ScenarioExpectations Expect { get; init; }
}
