using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>
/// Hosts the real machines in memory on a virtual clock: weeks pass in milliseconds. It delivers messages in the order they were sent, and does
/// nothing by itself: the caller moves the clock and says what effects come to.
/// </summary>
public sealed class SimulatedRuntime
{
    private const int MostMessages = 1_000_000;

    private readonly Func<string, ProcessDefinition> _definitions;
    private readonly SortedDictionary<string, SimulatedMachine> _machines = new(StringComparer.Ordinal);
    private readonly Queue<(MachineAddress To, Envelope Envelope)> _messages = new();
    private readonly PriorityQueue<SimulatedTimer, (DateTimeOffset Due, long Order)> _timers = new();
    private readonly List<SimulatedTransition> _transitions = [];
    private readonly List<SimulatedEffect> _effects = [];
    private readonly Dictionary<string, SignalReply> _replies = [];
    private long _order;
    private long _handled;

    /// <summary>An empty runtime.</summary>
    /// <param name="start">The first instant of the virtual clock.</param>
    /// <param name="definitions">Pinned definitions by hash.</param>
    public SimulatedRuntime(DateTimeOffset start, Func<string, ProcessDefinition> definitions)
    {
        Now = start;
        _definitions = definitions;
    }

    /// <summary>The virtual clock.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Everything that happened, in order.</summary>
    public IReadOnlyList<SimulatedTransition> Transitions => _transitions;

    /// <summary>Effects that were asked for, in order; the caller answers them with <see cref="FinishEffect"/>.</summary>
    public IReadOnlyList<SimulatedEffect> Effects => _effects;

    /// <summary>Called for each effect as it is asked for.</summary>
    public Action<SimulatedEffect>? EffectInvoked { get; set; }

    /// <summary>Called for each new view of a node.</summary>
    internal Action<MachineAddress, NodeView>? NodeChanged { get; set; }

    /// <summary>Called for each message, before its machine takes it.</summary>
    internal Action<MachineAddress, Envelope>? Delivering { get; set; }

    /// <summary>Called for each command of each machine.</summary>
    internal Action<MachineAddress, Command>? Commanded { get; set; }

    /// <summary>How many messages, from the first on, are delivered twice, as a shell may.</summary>
    internal int DoubledMessages { get; set; }

    /// <summary>Writes and reads each machine after each message, as a shell that is killed all the time would.</summary>
    internal bool Reloads { get; set; }

    /// <summary>Called for each thing that happens from outside, the clock included.</summary>
    internal Action<ScenarioStep>? Stepped { get; set; }

    /// <summary>When the next timer is due; null when none is set.</summary>
    public DateTimeOffset? NextTimer => _timers.TryPeek(out _, out var key) ? key.Due : null;

    /// <summary>The newest views of the nodes by path, of all releases in the order of their addresses.</summary>
    public IEnumerable<(MachineAddress Address, NodeView View)> Nodes => _views.Select(v => (v.Value.Address, v.Value.Node!));

    private readonly SortedDictionary<string, Project> _views = new(StringComparer.Ordinal);

    /// <summary>Starts a release.</summary>
    public void Start(StartRelease start)
    {
        Stepped?.Invoke(new ScenarioStep { At = Now, Start = start });
        Deliver(start.Self, new Envelope { From = MachineRunner.Outside, Message = start });
    }

    /// <summary>Hands a signal to a machine and returns its answer.</summary>
    public SignalReply Signal(MachineAddress to, Signal signal)
    {
        if (!_machines.ContainsKey(to.ToString()) && Execution.Machine.StartOnDemand(to) is null)
        {
            return Refusals.NotStarted(to.LocalPath);
        }

        Deliver(to, new Envelope { From = MachineRunner.Outside, Message = signal });
        var reply = _replies[signal.SignalId];
        Stepped?.Invoke(new ScenarioStep { At = Now, To = to, Signal = signal, Reply = reply });
        return reply;
    }

    /// <summary>Says what an effect came to.</summary>
    public void FinishEffect(MachineAddress machine, string effectId, EffectOutcome outcome)
    {
        Stepped?.Invoke(new ScenarioStep { At = Now, To = machine, EffectId = effectId, Outcome = outcome });
        Deliver(machine, new Envelope { From = MachineRunner.Effects, Message = new EffectFinished { EffectId = effectId, Outcome = outcome } });
    }

    /// <summary>Moves the clock; timers on the way fire at their instants, in order.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        while (_timers.TryPeek(out var timer, out var key) && key.Due <= instant)
        {
            _timers.Dequeue();
            Now = key.Due > Now ? key.Due : Now;
            Stepped?.Invoke(new ScenarioStep { At = Now });
            Deliver(timer.Machine, new Envelope { From = MachineRunner.Timer, Message = new TimerFired { Name = timer.Name, Generation = timer.Generation } });
        }

        Now = instant > Now ? instant : Now;
        Stepped?.Invoke(new ScenarioStep { At = Now });
    }

    /// <summary>The state of a machine; null when it was never started.</summary>
    public MachineSnapshot? Find(MachineAddress address) => _machines.GetValueOrDefault(address.ToString())?.Snapshot;

    /// <summary>The first message of a machine; null when it was never started.</summary>
    public MachineStart? StartOf(MachineAddress address) => _machines.GetValueOrDefault(address.ToString())?.Machine.Start;

    /// <summary>The newest view of a node; null when it never had one.</summary>
    public NodeView? View(MachineAddress address) => _views.GetValueOrDefault(address.ToString())?.Node;

    /// <summary>Delivers any message as a shell would; for tests of what shells may do, such as delivering twice.</summary>
    public void Deliver(MachineAddress to, Envelope envelope)
    {
        _messages.Enqueue((to, envelope));
        var handled = 0;
        while (_messages.TryDequeue(out var next))
        {
            if (++handled > MostMessages)
            {
                throw new InvalidOperationException($"The machines do not come to rest after {MostMessages} messages.");
            }

            Handle(next.To, next.Envelope);
            if (_handled++ < DoubledMessages)
            {
                Handle(next.To, next.Envelope);
            }
        }
    }

    private void Handle(MachineAddress to, Envelope envelope)
    {
        var machine = Machine(to, envelope.Message);
        if (machine is null)
        {
            return;
        }

        Delivering?.Invoke(to, envelope);
        var turn = MachineRunner.Deliver(machine.Machine, machine.Snapshot, envelope, Now);
        machine.Snapshot = Reloads ? ExecutionJson.Snapshot(ExecutionJson.Serialize(turn.Snapshot)) : turn.Snapshot;
        foreach (var command in turn.Commands)
        {
            Execute(machine.Machine, command);
        }
    }

    private SimulatedMachine? Machine(MachineAddress to, Message message)
    {
        var key = to.ToString();
        if (_machines.TryGetValue(key, out var machine))
        {
            return machine;
        }

        var start = message as MachineStart ?? Execution.Machine.StartOnDemand(to);
        if (start is null)
        {
            return null;
        }

        var definition = start is StartRelease release ? _definitions(release.DefinitionHash) : null;
        return _machines[key] = new SimulatedMachine(Execution.Machine.Create(start, definition));
    }

    private void Execute(Machine machine, Command command)
    {
        Commanded?.Invoke(machine.Self, command);
        switch (command)
        {
            case StartChild child:
                _messages.Enqueue((child.Start.Self, new Envelope { From = machine.Self.ToString(), Message = child.Start }));
                break;
            case Send send:
                _messages.Enqueue((send.To, send.Envelope));
                break;
            case SetTimer timer:
                _timers.Enqueue(new SimulatedTimer(machine.Self, timer.Name, timer.Generation), (timer.DueAt, _order++));
                break;
            case InvokeEffect effect:
                var invoked = new SimulatedEffect(machine.Self, effect.EffectId, effect.Effect, Now);
                _effects.Add(invoked);
                EffectInvoked?.Invoke(invoked);
                break;
            case RecordTransition record:
                _transitions.Add(new SimulatedTransition(machine.Self.Release, record.Transition));
                break;
            case Project { Kind: ProjectionKind.Node } project:
                _views[project.Address.ToString()] = project;
                NodeChanged?.Invoke(project.Address, project.Node!);
                break;
            case Reply reply:
                _replies[reply.SignalId] = reply.Answer;
                break;
            case End { Envelope: { } envelope }:
                _messages.Enqueue((machine.Parent!, envelope));
                break;
        }
    }
}
