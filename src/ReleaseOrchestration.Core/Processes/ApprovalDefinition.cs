using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Who must agree, and by when.</summary>
public sealed record ApprovalDefinition
{
    /// <summary>The seats: <c>user:id</c> or <c>group:id</c>. Empty: the owners of the activity, else of the phase, else of the process, else anyone.</summary>
    public ImmutableArray<string> Approvers { get => field.IsDefault ? [] : field; init; }

    /// <summary>How many are enough.</summary>
    public required QuorumDefinition Quorum { get; init; }

    /// <summary>In which order they are asked.</summary>
    public ApprovalMode Mode { get; init; }

    /// <summary>Who may not decide: <c>creator</c>, <c>starter</c>.</summary>
    public ImmutableArray<string> Exclude { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether who decides must have signed in: a signed link alone is not enough.</summary>
    public bool RequireSignIn { get; init; }

    /// <summary>How long they have.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>What happens then.</summary>
    public OnDeadline OnDeadline { get; init; }

    /// <summary>Who is asked besides, and when.</summary>
    public EscalationDefinition? Escalate { get; init; }

    /// <summary>At which percentages of the deadline they are reminded.</summary>
    public ImmutableArray<int> Remind { get => field.IsDefault ? [] : field; init; }

    /// <summary>What a rejection means.</summary>
    public OnReject OnReject { get; init; }
}
