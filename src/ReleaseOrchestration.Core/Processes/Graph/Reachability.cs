namespace ReleaseOrchestration.Core.Processes.Graph;

/// <summary>Which nodes are before which, as one row of bits a node.</summary>
internal sealed class Reachability
{
    private readonly ulong[][] _before;

    public Reachability(IReadOnlyList<List<int>> successors, IReadOnlyList<int> order)
    {
        var words = (successors.Count + 63) / 64;
        _before = [.. Enumerable.Range(0, successors.Count).Select(_ => new ulong[words])];
        foreach (var node in order)
        {
            var row = _before[node];
            foreach (var successor in successors[node])
            {
                var target = _before[successor];
                for (var i = 0; i < words; i++)
                {
                    target[i] |= row[i];
                }

                target[node / 64] |= 1UL << (node % 64);
            }
        }
    }

    public bool IsBefore(int producer, int consumer) => (_before[consumer][producer / 64] & (1UL << (producer % 64))) != 0;
}
