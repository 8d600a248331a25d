using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Durable.Payloads;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>
/// Hosts one machine in one orchestration. Everything that arrives (messages, timers, ends of children, outcomes of effects) becomes a message of the machine, and its
/// commands become durable calls. It is deterministic: a replay does exactly the same again.
/// </summary>
internal sealed partial class MachineOrchestration
{
    private readonly TaskOrchestrationContext _context;
    private readonly ILogger _logger;
    private readonly Machine _machine;
    private readonly TaskCompletionSource<string?> _over = new();
    private readonly string _self;

    private MachineSnapshot _snapshot = MachineSnapshot.Empty;
    private DateTimeOffset _now;
    private bool _isSetAside;
    private int _delivered;

    private MachineOrchestration(TaskOrchestrationContext context, Machine machine)
    {
        _context = context;
        _machine = machine;
        _self = machine.Self.ToString();
        _logger = context.CreateReplaySafeLogger<MachineOrchestration>();
    }

    /// <summary>Runs an instance, or one generation of it.</summary>
    public static async Task<string?> RunAsync(TaskOrchestrationContext context)
    {
        var input = DurableJson.Read(context.GetInput<string>(), DurableJsonContext.Default.MachineInput);
        var start = input.Start ?? DurableJson.Read(await FetchAsync(context, input.StartReference!).ConfigureAwait(true), DurableJsonContext.Default.MachineStart);
        var orchestration = new MachineOrchestration(context, Machine.Create(start, await DefinitionAsync(context, start).ConfigureAwait(true)));
        (orchestration._startReference, orchestration._shell) = (input.StartReference, input.Shell);
        orchestration.Begin(input.CarriedReference is { } reference
            ? DurableJson.Read(await FetchAsync(context, reference).ConfigureAwait(true), DurableJsonContext.Default.CarriedMachine)
            : null);
        return await orchestration._over.Task.ConfigureAwait(true);
    }

    private static Task<string> FetchAsync(TaskOrchestrationContext context, string reference) =>
        context.CallActivityAsync<string>(DurableNames.FetchPayload, reference, Persistence);

    // In the history of a release once, and read by each of its replays: an orchestration must not read anything else.
    private static async Task<ProcessDefinition?> DefinitionAsync(TaskOrchestrationContext context, MachineStart start) => start is StartRelease release
        ? DefinitionCodec.Deserialize(System.Text.Encoding.UTF8.GetBytes(
            await context.CallActivityAsync<string>(DurableNames.LoadDefinition, release.DefinitionHash, Persistence).ConfigureAwait(true)))
        : null;

    private void Begin(CarriedMachine? carried)
    {
        Watch(ListenAsync());
        if (carried is not null)
        {
            (_snapshot, _commits, _now) = (carried.Snapshot, carried.Commits, carried.Now);
            Settle();
            return;
        }

        if (_machine.Parent is { } parent)
        {
            SendParcel(parent, new Parcel { Ready = _self });
        }

        Deliver(new Envelope { From = _machine.Parent?.ToString() ?? MachineRunner.Outside, Message = _machine.Start });
        Settle();
    }

    /// <summary>
    /// Hands a message to the machine. When the machine fails, nothing is scheduled from here on: the messages stay in the history, and a replay by a version of the product
    /// that mends the machine goes on as though it had never failed.
    /// </summary>
    private void Deliver(Envelope envelope)
    {
        if (_isSetAside)
        {
            return;
        }

        var now = new DateTimeOffset(_context.CurrentUtcDateTime, TimeSpan.Zero);
        _now = now > _now ? now : _now;
        _delivered++;
        Turn turn;
        try
        {
            turn = MachineRunner.Deliver(_machine, _snapshot, envelope, _now);
        }
#pragma warning disable CA1031 // Whatever it is, it is a defect of the machine's rules: the machine is set aside, visibly.
        catch (Exception e)
#pragma warning restore CA1031
        {
            SetAside($"it failed on {envelope.Message.GetType().Name}: {e.Message}", e);
            return;
        }

        var isRepetition = turn.Snapshot.Turn == _snapshot.Turn;
        _snapshot = turn.Snapshot;
        foreach (var command in turn.Commands)
        {
            Execute(command, isRepetition);
        }
    }

    private void Execute(Command command, bool isRepetition)
    {
        switch (command)
        {
            case StartChild child:
                StartMachine(child.Start);
                break;
            case Send send:
                Send(send.To, send.Envelope);
                break;
            case InvokeEffect effect:
                Watch(CarryOutAsync(effect));
                break;
            case RecordTransition transition:
                _transitions.Add(transition.Transition);
                break;
            case Project projection:
                _projections[ProjectionKey(projection)] = projection;
                break;
            case Reply reply when !isRepetition:
                _replies.Add(reply);
                break;
            case End end:
                _end = end;
                break;
        }
    }

    private void SetAside(string reason, Exception exception)
    {
        _isSetAside = true;
        _context.SetCustomStatus(QuarantineStatus.Write(reason));
        LogSetAside(exception, _machine.Self, reason);
    }

    // What runs beside the loop: its failure is the failure of the instance.
    private void Watch(Task task) => _ = WatchAsync(task);

    private async Task WatchAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(true);
        }
#pragma warning disable CA1031 // Handed on to the instance.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _over.TrySetException(e);
        }
    }
}
