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
internal sealed partial class MachineOrchestration : IDisposable
{
    private readonly TaskOrchestrationContext _context;
    private readonly ILogger _logger;
    private readonly Machine _machine;
    private readonly Rules _rules;
    private readonly Steps _steps;
    private readonly TaskCompletionSource<string?> _over = new();
    private readonly string _self;

    private MachineSnapshot _snapshot = MachineSnapshot.Empty;
    private DateTimeOffset _now;
    private int _delivered;

    private MachineOrchestration(TaskOrchestrationContext context, Rules rules, Steps steps, MachineInput input, Machine machine)
    {
        (_context, _rules, _steps, _machine) = (context, rules, steps, machine);
        (_startReference, _shell) = (input.StartReference, input.Shell);
        _self = machine.Self.ToString();
        _logger = context.CreateReplaySafeLogger<MachineOrchestration>();
    }

    /// <summary>How a machine handles a message; <see cref="MachineRunner.Deliver"/>.</summary>
    internal delegate Turn Rules(Machine machine, MachineSnapshot snapshot, Envelope envelope, DateTimeOffset now);

    /// <summary>Runs an instance, or one generation of it.</summary>
    public static async Task<string?> RunAsync(TaskOrchestrationContext context, Rules rules)
    {
        var logger = context.CreateReplaySafeLogger<MachineOrchestration>();
        var steps = new Steps(context, (function, @try, problem) => LogCallFailed(logger, function, context.InstanceId, @try, problem));
        try
        {
            var input = DurableJson.Read(context.GetInput<string>(), DurableJsonContext.Default.MachineInput);
            var start = input.Start ?? DurableJson.Read(await steps.CallAsync(DurableNames.FetchPayload, input.StartReference!).ConfigureAwait(true), DurableJsonContext.Default.MachineStart);
            var machine = Machine.Create(start, await DefinitionAsync(steps, start).ConfigureAwait(true));
            using var orchestration = new MachineOrchestration(context, rules, steps, input, machine);
            orchestration.Begin(await CarriedAsync(steps, input).ConfigureAwait(true));
            return await orchestration._over.Task.ConfigureAwait(true);
        }
#pragma warning disable CA1031 // Whatever it is, it is a defect: a later version can go on where a failed instance could not.
        catch (Exception e)
#pragma warning restore CA1031
        {
            SetAside(context, logger, steps, $"it cannot begin: {e.Message}", e);
            await steps.WaitAsync(Task.CompletedTask).ConfigureAwait(true);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _noAlarms.Dispose();

    // In the history of a release once, and read by each of its replays: an orchestration must not read anything else.
    private static async Task<ProcessDefinition?> DefinitionAsync(Steps steps, MachineStart start) => start is StartRelease release
        ? DefinitionCodec.Deserialize(System.Text.Encoding.UTF8.GetBytes(await steps.CallAsync(DurableNames.LoadDefinition, release.DefinitionHash).ConfigureAwait(true)))
        : null;

    private static async Task<CarriedMachine?> CarriedAsync(Steps steps, MachineInput input) => input.CarriedReference is { } reference
        ? DurableJson.Read(await steps.CallAsync(DurableNames.FetchPayload, reference).ConfigureAwait(true), DurableJsonContext.Default.CarriedMachine)
        : input.Carried;

    // What came while a definition or a state was loaded is there already: it is heard after the start, not before.
    private void Begin(CarriedMachine? carried)
    {
        if (carried is not null)
        {
            (_snapshot, _commits, _now) = (carried.Snapshot, carried.Commits, carried.Now);
        }
        else
        {
            BeginAnew();
        }

        Watch(ListenAsync());
        Settle();
    }

    private void BeginAnew()
    {
        if (_machine.Parent is { } parent)
        {
            SendParcel(parent, new Parcel { Ready = _self });
        }

        Deliver(new Envelope { From = _machine.Parent?.ToString() ?? MachineRunner.Outside, Message = _machine.Start });
    }

    /// <summary>
    /// Hands a message to the machine. When the machine fails, nothing is scheduled from here on: the messages stay in the history, and a replay by a version of the product
    /// that mends the machine goes on as though it had never failed.
    /// </summary>
    private void Deliver(Envelope envelope)
    {
        if (_steps.IsStopped)
        {
            return;
        }

        if (IsEarly(envelope))
        {
            KeepEarly(envelope);
            return;
        }

        var now = new DateTimeOffset(_context.CurrentUtcDateTime, TimeSpan.Zero);
        _now = now > _now ? now : _now;
        _delivered++;
        Turn turn;
        try
        {
            turn = _rules(_machine, _snapshot, envelope, _now);
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

        DeliverEarly();
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

    private void SetAside(string reason, Exception exception) => SetAside(_context, _logger, _steps, reason, exception);

    private static void SetAside(TaskOrchestrationContext context, ILogger logger, Steps steps, string reason, Exception exception)
    {
        steps.Stop();
        context.SetCustomStatus(QuarantineStatus.Write(reason));
        LogSetAside(logger, exception, context.InstanceId, reason);
    }

    // What runs beside the loop. What is scheduled before a failure is the beginning of what a version without the failure schedules.
    private void Watch(Task task) => _ = WatchAsync(task);

    private async Task WatchAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(true);
        }
#pragma warning disable CA1031 // Whatever it is, it is a defect of the shell; the machine waits for a version without it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            SetAside($"its shell failed: {e.Message}", e);
        }
    }
}
