using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>A trail that has grown and is to get into the feed.</summary>
/// <param name="Trail">The trail.</param>
/// <param name="UpTo">The entry that must be in the feed.</param>
/// <param name="Lines">New entries as far as they are at hand; the others are read.</param>
internal sealed record FeedRequest(MachineAddress Trail, long UpTo, ImmutableArray<TrailLine> Lines)
{
    /// <summary>Ends when they are in the feed.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
