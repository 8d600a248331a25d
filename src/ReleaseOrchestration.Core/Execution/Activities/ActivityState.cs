using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The state of an activity or a gate.</summary>
public sealed record ActivityState : MachineState
{
    /// <summary>Its status.</summary>
    public ActivityStatus Status { get; init; }

    /// <summary>How far it has come on the way to its start.</summary>
    public StartStep Step { get; init; }

    /// <summary>Its outcome.</summary>
    public string Outcome { get => field ?? string.Empty; init; }

    /// <summary>Why it has its status.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>Whether the release is paused.</summary>
    public bool Paused { get; init; }

    /// <summary>Whether it waits for a subprocess to give up.</summary>
    public bool Aborting { get; init; }

    /// <summary>Since when it has waited for what it waits for.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The start of its first attempt.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Its end.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it reads, with what was published since.</summary>
    public ContextSlice? Context { get; init; }

    /// <summary>Inputs that people changed with a retry.</summary>
    public ImmutableSortedDictionary<string, DataValue> ChangedInputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Its attempts.</summary>
    public ImmutableArray<AttemptView> Attempts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Attempts since a person last decided.</summary>
    public int AutomaticAttempts { get; init; }

    /// <summary>The pipeline effect that is outstanding.</summary>
    public string EffectId { get => field ?? string.Empty; init; }

    /// <summary>The idempotency key that the pipeline was started with.</summary>
    public string PipelineKey { get => field ?? string.Empty; init; }

    /// <summary>What the connector calls the run of the pipeline.</summary>
    public string Handle { get => field ?? string.Empty; init; }

    /// <summary>The connector of the attempt.</summary>
    public string Connector { get => field ?? string.Empty; init; }

    /// <summary>How many rounds a check has made.</summary>
    public int Rounds { get; init; }

    /// <summary>How often the pipeline was asked.</summary>
    public int Polls { get; init; }

    /// <summary>When the next attempt is due.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether the next attempt waits for the end of a pause only.</summary>
    public bool RetryDue { get; init; }

    /// <summary>The end of the soak.</summary>
    public DateTimeOffset? WaitUntil { get; init; }

    /// <summary>The child release of the attempt.</summary>
    public MachineAddress? Child { get; init; }

    /// <summary>Processes that were run so that it could try again.</summary>
    public ImmutableArray<RemedyView> Remedies { get => field.IsDefault ? [] : field; init; }

    /// <summary>The retry that waits for such a process; its child is that process then.</summary>
    public PendingRetry? PendingRetry { get; init; }

    /// <summary>Its tasks.</summary>
    public ImmutableArray<TaskView> Tasks { get => field.IsDefault ? [] : field; init; }

    /// <summary>What becomes of it when the subprocesses of its tasks have given up; null while nothing ends it.</summary>
    public Closing? Closing { get; init; }

    /// <summary>Whether something was ignored in a subprocess of a task, or in a process before a retry.</summary>
    public bool AnyIgnored { get; init; }

    /// <summary>The values of its fields.</summary>
    public ImmutableSortedDictionary<string, DataValue> Fields { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>The decisions of the attempt.</summary>
    public ImmutableArray<DecisionView> Decisions { get => field.IsDefault ? [] : field; init; }

    /// <summary>Seats that were delegated or reassigned, in order; they stay so for later attempts.</summary>
    public ImmutableArray<SeatChange> SeatChanges { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether the quorum is met.</summary>
    public bool Approved { get; init; }

    /// <summary>Whether more people may decide.</summary>
    public bool Escalated { get; init; }

    /// <summary>By when it must be decided.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The name of its lock, evaluated; empty when it needs none.</summary>
    public string Lock { get => field ?? string.Empty; init; }

    /// <summary>Whether it waits for its lock.</summary>
    public bool LockAsked { get; init; }

    /// <summary>The number of its newest request for the lock.</summary>
    public long LockNumber { get; init; }

    /// <summary>Whether it holds its lock.</summary>
    public bool LockHeld { get; init; }

    /// <summary>How often it has asked for freezes.</summary>
    public long FreezeNumber { get; init; }

    /// <summary>Whether it waits for the answer.</summary>
    public bool FreezeAsked { get; init; }

    /// <summary>The sequence of the newest answer.</summary>
    public long FreezeSequence { get; init; }

    /// <summary>The freezes that hold it.</summary>
    public ImmutableArray<FreezeNotice> Freezes { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who starts the attempt that waits for a freeze.</summary>
    public string NextBy { get => field ?? string.Empty; init; }

    /// <summary>Why there is another attempt.</summary>
    public string NextReason { get => field ?? string.Empty; init; }

    /// <summary>The decision that it waits for.</summary>
    public Remediation? Remediation { get; init; }

    /// <summary>What its parent was told last.</summary>
    public Rollup Reported { get; init; }
}
