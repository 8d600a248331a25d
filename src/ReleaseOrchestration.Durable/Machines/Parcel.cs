using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>What the external event carries; empty to wake an instance.</summary>
internal sealed record Parcel
{
    /// <summary>A message.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>Where a message is kept that is too large.</summary>
    public string? Reference { get; init; }

    /// <summary>The address of a child that listens from now on.</summary>
    public string? Ready { get; init; }
}
