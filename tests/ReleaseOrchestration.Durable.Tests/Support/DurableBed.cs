using DurableTask.Core;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Payloads;
using ReleaseOrchestration.Durable.Tests.Service;

namespace ReleaseOrchestration.Durable.Tests.Support;

/// <summary>Machines on Durable Task in process, one by one or as a release, with what tests want to see of them.</summary>
internal sealed class DurableBed : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private DurableHost _host = null!;

    private DurableBed(DurableFaults faults, bool keepsTurns) => Service = new ManualDurableService(Start, faults) { KeepsTurns = keepsTurns, Waiting = () => World.Waiting };

    public MemoryWorld World { get; } = new();

    public ManualDurableService Service { get; }

    public static MachineAddress Root { get; } = new("r1", 1, string.Empty);

    public static async Task<DurableBed> OpenAsync(DurableFaults? faults = null, bool keepsTurns = false)
    {
        var bed = new DurableBed(faults ?? new DurableFaults(), keepsTurns);
        bed._host = await DurableHost.StartAsync(bed.Service, bed.World.Register);
        bed.World.Client = bed._host.Client;
        return bed;
    }

    public static ProcessDefinition Read(string yaml)
    {
        var result = DocumentReader.Read(yaml);
        Assert.True(!result.HasErrors, string.Join('\n', result.Problems));
        return Assert.IsType<ProcessDocument>(result.Documents.Single(document => document is ProcessDocument)).Process;
    }

    /// <summary>Starts a release of a process, and the freezes.</summary>
    public async Task StartAsync(string yaml, Func<StartRelease, StartRelease>? change = null)
    {
        World.Definitions["pinned"] = Read(yaml);
        var start = new StartRelease
        {
            Self = Root,
            RulesVersion = RulesVersion.Current,
            DefinitionHash = "pinned",
            Facts = new ReleaseFacts { Id = "r1", Name = "r1", StartedAt = Service.Now, StartedBy = "user:rita", CreatedBy = "user:carl" },
            RootReleaseId = "r1",
        };
        await StartAsync(Machine.StartOnDemand(MachineAddress.Freezes)!);
        await StartAsync(change is null ? start : change(start));
    }

    public async Task StartAsync(MachineStart start)
    {
        await World.StartAsync(DurableJson.Write(new MachineInput { Start = start }, DurableJsonContext.Default.MachineInput));
        await RestAsync();
    }

    /// <summary>Raises a message; nothing is waited for.</summary>
    public Task SendAsync(MachineAddress to, Envelope envelope) => RaiseAsync(to, new Parcel { Envelope = envelope });

    public Task RaiseAsync(MachineAddress to, Parcel parcel) =>
        _host.Client.RaiseEventAsync(InstanceId.Of(to), DurableNames.Message, DurableJson.Write(parcel, DurableJsonContext.Default.Parcel));

    public async Task SignalAsync(MachineAddress to, Signal signal)
    {
        await SendAsync(to, new Envelope { From = MachineRunner.Outside, Message = signal });
        await RestAsync();
    }

    public async Task RestAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await Service.RestAsync(limit.Token);
    }

    public async Task AdvanceAsync(TimeSpan time)
    {
        using var limit = new CancellationTokenSource(Patience);
        await Service.AdvanceAsync(Service.Now + time, limit.Token);
        await RestAsync();
    }

    /// <summary>Says what came of the effect that a machine waits for.</summary>
    public async Task FinishAsync(MachineAddress machine, EffectOutcome outcome)
    {
        World.Keep(machine, World.Open().Single(open => open.Machine == machine).EffectId, outcome);
        await RestAsync();
    }

    public DurableInstance Instance(MachineAddress machine) => Service.Find(InstanceId.Of(machine)) ?? throw new InvalidOperationException($"{machine} has no instance.");

    public OrchestrationStatus? Status(MachineAddress machine) => Instance(machine).State?.OrchestrationStatus;

    public string? SetAside(MachineAddress machine) => QuarantineStatus.Read(Instance(machine).State?.Status);

    public IEnumerable<string> Said(string path) => World.Transitions(Root).Where(transition => transition.Path == path).Select(transition => transition.Event);

    public int Calls(MachineAddress machine, string function) => Service.Calls.GetValueOrDefault((InstanceId.Of(machine), function));

    public int Calls(MachineAddress machine) => Service.Calls.Where(call => call.Key.Instance == InstanceId.Of(machine)).Sum(call => call.Value);

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
