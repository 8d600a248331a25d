using System.Text.Json.Serialization;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A version of a freeze.</summary>
[JsonConverter(typeof(KnownFreezeJsonConverter))]
public sealed record KnownFreeze
{
    /// <summary>What was written.</summary>
    public required FreezeDefinition Definition { get; init; }

    /// <summary>The version; an older one never goes over a newer one.</summary>
    public int Version { get; init; }

    /// <summary>Whether somebody ended it.</summary>
    public bool Ended { get; init; }
}
