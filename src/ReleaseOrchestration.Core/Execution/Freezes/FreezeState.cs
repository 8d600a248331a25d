using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>All freezes, and who waits for them.</summary>
public sealed record FreezeState : MachineState
{
    /// <summary>The newest versions by id.</summary>
    public ImmutableSortedDictionary<string, KnownFreeze> Freezes { get => field ?? ImmutableSortedDictionary<string, KnownFreeze>.Empty; init; }

    /// <summary>Those that are held, by address.</summary>
    public ImmutableSortedDictionary<string, FreezeRequest> Waiting { get => field ?? ImmutableSortedDictionary<string, FreezeRequest>.Empty; init; }

    /// <summary>What was broken and has not run out when it was last looked at.</summary>
    public ImmutableArray<FreezeExemption> Exemptions { get => field.IsDefault ? [] : field; init; }
}
