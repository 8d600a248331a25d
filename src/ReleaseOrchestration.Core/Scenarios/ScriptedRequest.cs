using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What somebody does at a time.</summary>
public sealed record ScriptedRequest : ScriptLine
{
    /// <summary>An offset from the start, or an instant.</summary>
    public required string At { get; init; }

    /// <summary>What is done.</summary>
    public ScriptVerb Verb { get; init; }

    /// <summary>Who does it.</summary>
    public required string By { get; init; }

    /// <summary>The groups that the person is in.</summary>
    public ImmutableArray<string> Groups { get => field.IsDefault ? [] : field; init; }

    /// <summary>The attempt that it is about; the newest when none is given.</summary>
    public int? Attempt { get; init; }

    /// <summary>Of a restart: the phase or activity from which everything runs again.</summary>
    public string From { get => field ?? string.Empty; init; }

    /// <summary>Of a sign-off or gate.</summary>
    public SignOffDecision Decision { get; init; }

    /// <summary>Of a remediation.</summary>
    public RemediationAction Action { get; init; }

    /// <summary>Of a task.</summary>
    public TaskState Status { get; init; }

    /// <summary>Values of fields.</summary>
    public ImmutableSortedDictionary<string, DataValue> Values { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Inputs that change for a retry.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>A process that runs before a retry.</summary>
    public ProcessReference? Process { get; init; }

    /// <summary>The inputs of that process.</summary>
    public ImmutableSortedDictionary<string, DataValue> ProcessInputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Outputs in place of those of an ignored activity.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Of a delegation: to whom.</summary>
    public string To { get => field ?? string.Empty; init; }

    /// <summary>Of a delegation: the seat that an operator gives to somebody else; empty when an approver passes their own vote on.</summary>
    public string Seat { get => field ?? string.Empty; init; }

    /// <summary>The freeze that a line gives itself.</summary>
    public FreezeDefinition? Freeze { get; init; }

    /// <summary>When a broken freeze holds again: an offset from the line, or an instant; empty when the line does not say.</summary>
    public string Expires { get => field ?? string.Empty; init; }

    /// <summary>What the person says about it.</summary>
    public string Comment { get => field ?? string.Empty; init; }

    /// <summary>Why it is done.</summary>
    public string Reason { get => field ?? string.Empty; init; }
}
