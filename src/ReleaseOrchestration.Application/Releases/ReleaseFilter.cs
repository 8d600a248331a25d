using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Which releases to list.</summary>
public sealed record ReleaseFilter
{
    /// <summary>Only those of this status.</summary>
    public ReleaseStatus? Status { get; init; }

    /// <summary>Only those of this process.</summary>
    public string? Process { get; init; }

    /// <summary>Only those with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Only those with this input set.</summary>
    public string? InputSet { get; init; }

    /// <summary>Only those that the caller may see; null for all.</summary>
    public Func<ReleaseRecord, CancellationToken, Task<bool>>? IsVisible { get; init; }

    internal bool Takes(ReleaseRecord record) =>
        (Process is null || record.Process == Process) && (InputSet is null || record.InputSet == InputSet) && (Tag is null || record.Tags.Contains(Tag));

    internal bool Takes(ReleaseOverview overview) => Status is null || overview.Status == Status;
}
