using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>A release and all its nodes.</summary>
/// <param name="Release">The release.</param>
/// <param name="Tree">Its nodes.</param>
public sealed record ReleaseDetails(ReleaseOverview Release, TreeNode Tree);
