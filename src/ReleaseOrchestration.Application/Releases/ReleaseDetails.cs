using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>A release and all its nodes.</summary>
/// <param name="Release">The release.</param>
/// <param name="Tree">Its nodes.</param>
/// <param name="Runs">All its runs, the first first; none for a draft.</param>
public sealed record ReleaseDetails(ReleaseOverview Release, TreeNode Tree, ImmutableArray<ReleaseRun> Runs);
