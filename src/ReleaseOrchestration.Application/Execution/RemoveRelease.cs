using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>What is deleted of a release.</summary>
public sealed record RemoveRelease
{
    /// <summary>The release.</summary>
    public required string ReleaseId { get; init; }

    /// <summary>Documents of one partition that change in the same transaction; one that is not as it must be keeps everything as it is.</summary>
    public ImmutableArray<DocumentWrite> Writes { get => field.IsDefault ? [] : field; init; }

    /// <summary>Partitions that go with all their documents.</summary>
    public ImmutableArray<string> Partitions { get => field.IsDefault ? [] : field; init; }

    /// <summary>Single documents that go.</summary>
    public ImmutableArray<DocumentKey> Documents { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether the audit trails stay.</summary>
    public bool KeepTrails { get; init; } = true;

    /// <summary>The entry in the trail of the system; the last heads of the trails are added to it.</summary>
    public required Transition Entry { get; init; }
}
