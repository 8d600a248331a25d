using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Machines;

/// <summary>The machines in memory; those that were idle longest go first when there are too many.</summary>
internal sealed class LiveMachines
{
    private readonly Dictionary<MachineAddress, LinkedListNode<LiveMachine>> _nodes = [];
    private readonly LinkedList<LiveMachine> _byUse = new();

    public int Count => _nodes.Count;

    public LiveMachine? Find(MachineAddress address)
    {
        if (!_nodes.TryGetValue(address, out var node))
        {
            return null;
        }

        _byUse.Remove(node);
        _byUse.AddLast(node);
        return node.Value;
    }

    public void Put(LiveMachine machine)
    {
        if (_nodes.TryGetValue(machine.Address, out var node))
        {
            node.Value = machine;
        }
        else
        {
            _nodes[machine.Address] = _byUse.AddLast(machine);
        }
    }

    public void Evict(int most)
    {
        while (_nodes.Count > most)
        {
            _nodes.Remove(_byUse.First!.Value.Address);
            _byUse.RemoveFirst();
        }
    }

    public void RemoveAll(string releaseId)
    {
        foreach (var address in _nodes.Keys.Where(address => address.ReleaseId == releaseId).ToList())
        {
            _nodes.Remove(address, out var node);
            _byUse.Remove(node!);
        }
    }

    public void Clear()
    {
        _nodes.Clear();
        _byUse.Clear();
    }
}
