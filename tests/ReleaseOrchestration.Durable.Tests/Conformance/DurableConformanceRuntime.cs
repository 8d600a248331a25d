using System.Collections.Immutable;
using DurableTask.Core;
using ReleaseOrchestration.Conformance;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Payloads;
using ReleaseOrchestration.Durable.Tests.Service;
using ReleaseOrchestration.Durable.Tests.Support;

namespace ReleaseOrchestration.Durable.Tests.Conformance;

/// <summary>The machines on Durable Task in process: the real worker, client and gRPC, and a service in memory on a manual clock.</summary>
internal sealed class DurableConformanceRuntime : IConformanceRuntime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly MemoryWorld _world = new();
    private readonly ManualDurableService _service;
    private DurableHost _host = null!;

    private DurableConformanceRuntime(DateTimeOffset start, DurableFaults faults, bool keepsTurns)
    {
        _service = new ManualDurableService(start, faults) { KeepsTurns = keepsTurns, Waiting = () => _world.Waiting };
    }

    public ManualDurableService Service => _service;

    public MemoryWorld World => _world;

    public static async Task<DurableConformanceRuntime> OpenAsync(DateTimeOffset start, DurableFaults? faults = null, bool keepsTurns = false)
    {
        var runtime = new DurableConformanceRuntime(start, faults ?? new DurableFaults(), keepsTurns);
        runtime._host = await DurableHost.StartAsync(runtime._service, runtime._world.Register);
        runtime._world.Client = runtime._host.Client;
        return runtime;
    }

    public Task PinAsync(string hash, ProcessDefinition definition)
    {
        _world.Definitions[hash] = definition;
        return Task.CompletedTask;
    }

    public async Task StartAsync(StartRelease start)
    {
        await _world.StartAsync(DurableJson.Write(new MachineInput { Start = Machine.StartOnDemand(MachineAddress.Freezes) }, DurableJsonContext.Default.MachineInput));
        await _world.StartAsync(DurableJson.Write(new MachineInput { Start = start }, DurableJsonContext.Default.MachineInput));
        await SettleAsync();
    }

    public async Task<SignalReply> SignalAsync(MachineAddress to, Signal signal)
    {
        var parcel = new Parcel { Envelope = new Envelope { From = MachineRunner.Outside, Message = signal } };
        for (var send = 1; send <= 5; send++)
        {
            if (Unreached(to) is { } refusal)
            {
                return refusal;
            }

            if (_service.Find(InstanceId.Of(to))!.HasEnded)
            {
                return await AnswerForEndedAsync(to, signal);
            }

            await _host.Client.RaiseEventAsync(InstanceId.Of(to), DurableNames.Message, DurableJson.Write(parcel, DurableJsonContext.Default.Parcel));
            await SettleAsync();
            if (_world.Replies.TryGetValue(signal.SignalId, out var reply))
            {
                return reply;
            }
        }

        throw new InvalidOperationException($"{to} does not answer: {_service.Describe(InstanceId.Of(to))}");
    }

    public async Task CompleteAsync(MachineAddress machine, string effectId, EffectOutcome outcome)
    {
        await SettleAsync();
        _world.Keep(machine, effectId, outcome);
        await SettleAsync();
    }

    public async Task AdvanceAsync(DateTimeOffset instant)
    {
        using var limit = new CancellationTokenSource(Patience);
        await _service.AdvanceAsync(instant, limit.Token);
        await SettleAsync();
    }

    public Task<ImmutableArray<Transition>> TransitionsAsync(MachineAddress release) => Task.FromResult(_world.Transitions(release));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // At rest, and no instance has failed or set its machine aside.
    private async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _service.RestAsync(limit.Token);
        foreach (var instance in _service.Instances())
        {
            Assert.False(instance.State?.OrchestrationStatus == OrchestrationStatus.Failed, instance.State?.FailureDetails?.ToString() ?? instance.State?.Output);
            Assert.Null(QuarantineStatus.Read(instance.State?.Status));
        }
    }

    private SignalReply? Unreached(MachineAddress to)
    {
        if (_service.Find(InstanceId.Of(to)) is not null)
        {
            return null;
        }

        var input = _service.Find(InstanceId.Of(to.Release))?.State?.Input;
        return input is not null && Start(input) is StartRelease start && NodePaths.Has(_world.Definitions[start.DefinitionHash], to.LocalPath)
            ? UnreachedSignals.NotStarted(to)
            : UnreachedSignals.Unknown(to);
    }

    private async Task<SignalReply> AnswerForEndedAsync(MachineAddress to, Signal signal)
    {
        var start = Start(_service.Find(InstanceId.Of(to))!.State!.Input);
        var machine = Machine.Create(start, start is StartRelease release ? _world.Definitions[release.DefinitionHash] : null);
        var turn = MachineRunner.Deliver(machine, _world.Finals[to], new Envelope { From = MachineRunner.Outside, Message = signal }, _service.Now);
        _world.Record(to, turn);
        foreach (var next in turn.Commands.OfType<StartChild>())
        {
            await _world.StartAsync(DurableJson.Write(new MachineInput { Start = next.Start }, DurableJsonContext.Default.MachineInput));
        }

        await SettleAsync();
        return turn.Commands.OfType<Reply>().Single().Answer;
    }

    // As the client wrote it: a text in JSON.
    private MachineStart Start(string input)
    {
        var read = DurableJson.Read(System.Text.Json.JsonSerializer.Deserialize<string>(input), DurableJsonContext.Default.MachineInput);
        return read.Start ?? DurableJson.Read(_world.Payloads[read.StartReference!], DurableJsonContext.Default.MachineStart);
    }
}
