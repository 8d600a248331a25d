using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>A release and all its nodes.</summary>
internal sealed record ReleaseDetailsDto(ReleaseOverview Release, TreeNode Tree, ImmutableArray<ReleaseRun> Runs);
