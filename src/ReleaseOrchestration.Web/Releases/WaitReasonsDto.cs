using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Why a release has not ended: what waits for the world, the longest wait first.</summary>
internal sealed record WaitReasonsDto(ReleaseStatus Status, ImmutableArray<WaitReason> Items);
