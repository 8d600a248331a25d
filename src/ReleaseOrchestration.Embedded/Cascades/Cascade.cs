using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Machines;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Cascades;

/// <summary>One outside message and all that machines send each other for it, on copies: dropping the object drops all of it.</summary>
internal sealed class Cascade
{
    private readonly Queue<Delivery> _waiting = new();

    public Dictionary<MachineAddress, LiveMachine> Machines { get; } = [];

    public List<LogRow> Log { get; } = [];

    public List<IssuedCommand> Commands { get; } = [];

    public List<Delivery> Parked { get; } = [];

    public List<Delivery> Undeliverable { get; } = [];

    public bool HasWork => Log.Count + Parked.Count + Undeliverable.Count > 0;

    public void Enqueue(Delivery delivery) => _waiting.Enqueue(delivery);

    public bool TryDequeue(out Delivery delivery) => _waiting.TryDequeue(out delivery);
}
