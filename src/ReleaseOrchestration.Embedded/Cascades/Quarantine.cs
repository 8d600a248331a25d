using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Cascades;

/// <summary>The machines that are set aside, as the writer sees them.</summary>
internal sealed class Quarantine
{
    private readonly Dictionary<MachineAddress, QuarantinedMachine> _rows = [];

    public int Count => _rows.Count;

    public bool Contains(MachineAddress machine) => _rows.Count > 0 && _rows.ContainsKey(machine);

    public QuarantinedMachine? Find(MachineAddress machine) => _rows.Count == 0 ? null : _rows.GetValueOrDefault(machine);

    public void Add(QuarantinedMachine row) => _rows[row.Machine] = row;

    public void Remove(MachineAddress machine) => _rows.Remove(machine);

    public void RemoveAll(string releaseId)
    {
        foreach (var machine in _rows.Keys.Where(machine => machine.ReleaseId == releaseId).ToList())
        {
            _rows.Remove(machine);
        }
    }

    public void Load(IEnumerable<QuarantinedMachine> rows)
    {
        _rows.Clear();
        foreach (var row in rows)
        {
            Add(row);
        }
    }
}
