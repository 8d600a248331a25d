using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>A release and all its nodes.</summary>
internal sealed record ReleaseDetailsDto(ReleaseOverview Release, TreeNode Tree);
