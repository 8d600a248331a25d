using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Durable.Carrying;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Payloads;

namespace ReleaseOrchestration.Durable.Tests.Support;

/// <summary>The activity functions over memory, so that what orchestrations do can be seen without storage.</summary>
internal sealed class MemoryWorld
{
    private readonly Lock _gate = new();
    private readonly HashSet<(MachineAddress, long)> _committed = [];
    private readonly List<(MachineAddress Machine, Transition Transition)> _transitions = [];
    private readonly ConcurrentDictionary<(MachineAddress, string), TaskCompletionSource<EffectOutcome>> _outcomes = new();
    private readonly ConcurrentDictionary<Task, bool> _waiting = new();

    public ConcurrentDictionary<string, ProcessDefinition> Definitions { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, SignalReply> Replies { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<MachineAddress, MachineSnapshot> Finals { get; } = new();

    public ConcurrentDictionary<string, string> Payloads { get; } = new(StringComparer.Ordinal);

    public int LongestInput { get; private set; }

    public DurableTaskClient Client { get; set; } = null!;

    /// <summary>Effects that wait for an outcome which nobody has said.</summary>
    public int Waiting => _waiting.Keys.Count(task => !task.IsCompleted);

    /// <summary>Throws in place of the first tries of an effect.</summary>
    public Func<EffectCall, bool> Fails { get; set; } = static _ => false;

    /// <summary>Says at once what comes of an effect; null: somebody will.</summary>
    public Func<EffectCall, EffectOutcome?> Answers { get; set; } = static _ => null;

    /// <summary>Throws in place of a commit.</summary>
    public Func<TurnCommit, bool> FailsToCommit { get; set; } = static _ => false;

    /// <summary>How many more times no definition can be loaded.</summary>
    public int MissingDefinitions { get; set; }

    /// <summary>Hands out definitions that nobody can read.</summary>
    public bool DamagesDefinitions { get; set; }

    /// <summary>How machines handle messages.</summary>
    public MachineOrchestration.Rules Rules { get; set; } = MachineRunner.Deliver;

    /// <summary>Every commit that was written, in order, without repetitions.</summary>
    public List<TurnCommit> Commits { get; } = [];

    public void Register(DurableTaskRegistry registry)
    {
        foreach (var name in new[] { DurableNames.Release, DurableNames.Phase, DurableNames.Activity, DurableNames.Lock, DurableNames.Freezes })
        {
            registry.AddOrchestratorFunc<string, string?>(name, (context, _) => MachineOrchestration.RunAsync(context, (machine, snapshot, envelope, now) => Rules(machine, snapshot, envelope, now)));
        }

        registry.AddActivityFunc<string, string>(DurableNames.CommitTurn, (_, json) => Commit(TurnCommit.FromJson(Encoding.UTF8.GetBytes(Seen(json)))));
        registry.AddActivityFunc<string, string>(DurableNames.CarryOutEffect, (_, json) => CarryOutAsync(DurableJson.Read(Seen(json), DurableJsonContext.Default.EffectCall)));
        registry.AddActivityFunc<string, string>(DurableNames.LoadDefinition, (_, hash) => MissingDefinitions-- > 0 ? throw new IOException("the storage is away") : DamagesDefinitions ? "{}" : Encoding.UTF8.GetString(DefinitionCodec.Serialize(Definitions[hash])));
        registry.AddActivityFunc<string, string>(DurableNames.KeepPayload, (_, json) => Keep(DurableJson.Read(json, DurableJsonContext.Default.KeepCall)));
        registry.AddActivityFunc<string, string>(DurableNames.FetchPayload, (_, reference) => Payloads[reference]);
        registry.AddActivityFunc<string, string>(DurableNames.StartMachine, (_, json) => StartAsync(Seen(json)));
    }

    /// <summary>The effects that wait for an outcome.</summary>
    public IReadOnlyList<(MachineAddress Machine, string EffectId)> Open() => [.. _outcomes.Where(outcome => !outcome.Value.Task.IsCompleted).Select(outcome => outcome.Key)];

    public void Keep(MachineAddress machine, string effectId, EffectOutcome outcome) => Outcome(machine, effectId).SetResult(outcome);

    public ImmutableArray<Transition> Transitions(MachineAddress release)
    {
        lock (_gate)
        {
            return [.. _transitions.Where(t => t.Machine.Release == release).Select(t => t.Transition)];
        }
    }

    /// <summary>What a machine did after its instance had ended.</summary>
    public void Record(MachineAddress machine, Turn turn)
    {
        lock (_gate)
        {
            _transitions.AddRange(turn.Commands.OfType<RecordTransition>().Select(command => (machine, command.Transition)));
        }

        Finals[machine] = turn.Snapshot;
    }

    /// <summary>Starts a machine. It begins before who asked for it goes on, because turns come one after the other.</summary>
    public async Task<string> StartAsync(string input)
    {
        var read = DurableJson.Read(input, DurableJsonContext.Default.MachineInput);
        var start = read.Start ?? DurableJson.Read(Payloads[read.StartReference!], DurableJsonContext.Default.MachineStart);
        await Client.ScheduleNewOrchestrationInstanceAsync(MachineOrchestration.OrchestratorOf(start), input, new StartOrchestrationOptions(InstanceId.Of(start.Self)));
        return string.Empty;
    }

    private string Seen(string input)
    {
        lock (_gate)
        {
            LongestInput = Math.Max(LongestInput, input.Length);
        }

        return input;
    }

    private string Commit(TurnCommit commit)
    {
        if (FailsToCommit(commit))
        {
            throw new IOException("the storage is away");
        }

        lock (_gate)
        {
            if (_committed.Add((commit.Machine, commit.Number)))
            {
                Commits.Add(commit);
                _transitions.AddRange(commit.Transitions.Select(transition => (commit.Machine, transition)));
            }
        }

        if (commit.Final is { } final)
        {
            Finals[commit.Machine] = ExecutionJson.Snapshot(final.Span);
        }

        foreach (var reply in commit.Replies)
        {
            Replies.TryAdd(reply.SignalId, reply.Answer);
        }

        return string.Empty;
    }

    private string Keep(KeepCall call)
    {
        Assert.True(DurableJson.IsLarge(call.Payload), "what is kept is small enough for the history");
        var reference = $"payload-{Payloads.Count}-{Guid.NewGuid():n}";
        Payloads[reference] = call.Payload;
        return reference;
    }

    private async Task<string> CarryOutAsync(EffectCall call)
    {
        if (Fails(call))
        {
            throw new HttpRequestException("the other side is away");
        }

        EffectOutcome outcome = new EffectDone();
        if (Answers(call) is { } answer)
        {
            outcome = answer;
        }
        else if (call.Effect is not CancelPipeline)
        {
            var promise = Outcome(call.Machine, call.EffectId).Task;
            _waiting[promise] = true;
            outcome = await promise;
            _waiting.TryRemove(promise, out _);
        }

        var json = DurableJson.Write(outcome, DurableJsonContext.Default.EffectOutcome);
        var result = DurableJson.IsLarge(json) ? new EffectAnswer { Reference = Keep(new KeepCall(call.Machine.ReleaseId, json)) } : new EffectAnswer { Outcome = outcome };
        return DurableJson.Write(result, DurableJsonContext.Default.EffectAnswer);
    }

    private TaskCompletionSource<EffectOutcome> Outcome(MachineAddress machine, string effectId) =>
        _outcomes.GetOrAdd((machine, effectId), _ => new TaskCompletionSource<EffectOutcome>(TaskCreationOptions.RunContinuationsAsynchronously));
}
