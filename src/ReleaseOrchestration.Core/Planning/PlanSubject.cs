using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>What a plan is made of: everything that the start of a release pins, and what is assumed of the world.</summary>
public sealed record PlanSubject
{
    /// <summary>Pinned definitions by hash.</summary>
    public required Func<string, ProcessDefinition> Definitions { get; init; }

    /// <summary>The content hash of the process.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>The resolved inputs.</summary>
    public InputValues Inputs { get; init; } = new();

    /// <summary>The input set; empty for none.</summary>
    public string InputSet { get; init; } = string.Empty;

    /// <summary>When the release starts.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Who starts it; some sign-offs exclude that person.</summary>
    public string StartedBy { get; init; } = "user:starter";

    /// <summary>The release group; empty for an ad hoc release.</summary>
    public string Group { get; init; } = string.Empty;

    /// <summary>The tags of the release.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Freezes that hold activities.</summary>
    public ImmutableArray<FreezeDefinition> Freezes { get; init; } = [];

    /// <summary>How long things take.</summary>
    public PlanAssumptions Assumptions { get; init; } = new();
}
