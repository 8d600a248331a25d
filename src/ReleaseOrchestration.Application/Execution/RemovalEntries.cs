using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>What the trail of the system says of a release that was removed: the same in every shell.</summary>
public static class RemovalEntries
{
    private const int MostHeads = 100;

    /// <summary>The entry of a removal with the last heads of the release's trails.</summary>
    /// <param name="entry">As it was asked for.</param>
    /// <param name="at">When it was done.</param>
    /// <param name="heads">The heads, in the order of their names.</param>
    public static Transition Of(Transition entry, DateTimeOffset at, IReadOnlyCollection<TrailHead> heads)
    {
        var listed = heads.Take(MostHeads).Select(head => DataValue.Of(
        [
            KeyValuePair.Create("trail", DataValue.Of(head.Trail)),
            KeyValuePair.Create("sequence", DataValue.Of(head.Sequence)),
            KeyValuePair.Create("hash", DataValue.Of(head.Hash)),
        ]));
        var details = DataValue.Of((entry.Details ?? DataValue.EmptyMap).Entries
            .Append(KeyValuePair.Create("heads", DataValue.Of(listed)))
            .Append(KeyValuePair.Create("trails", DataValue.Of(heads.Count))));
        return entry with { At = at, Details = details };
    }
}
