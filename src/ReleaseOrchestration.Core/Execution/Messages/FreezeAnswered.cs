using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What freezes say of a node that is about to start; sent again when they change while it waits.</summary>
public sealed record FreezeAnswered : Message
{
    /// <summary>The question that it answers.</summary>
    public long Number { get; init; }

    /// <summary>Grows from answer to answer: an older one never goes over a newer one.</summary>
    public long Sequence { get; init; }

    /// <summary>Freezes that hold it; it may start when there are none.</summary>
    public ImmutableArray<FreezeNotice> Blocking { get => field.IsDefault ? [] : field; init; }

    /// <summary>Freezes that only warn.</summary>
    public ImmutableArray<FreezeNotice> Warnings { get => field.IsDefault ? [] : field; init; }

    /// <summary>Freezes that would hold it, and were broken for its release.</summary>
    public ImmutableArray<FreezeNotice> Broken { get => field.IsDefault ? [] : field; init; }
}
