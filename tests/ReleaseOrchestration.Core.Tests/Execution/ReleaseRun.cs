using System.Globalization;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>A release of a process in YAML on the simulated runtime.</summary>
internal sealed class ReleaseRun
{
    public static readonly DateTimeOffset Start = new(2025, 4, 7, 6, 0, 0, TimeSpan.Zero);

    private readonly ProcessDefinition _process;
    private readonly IReadOnlyDictionary<string, ProcessDefinition> _children;
    private int _signals;

    private ReleaseRun(
        ProcessDefinition process,
        IReadOnlyDictionary<string, DataValue> inputs,
        IReadOnlyDictionary<string, ProcessDefinition> children,
        Action<SimulatedRuntime>? configure = null)
    {
        (_process, _children) = (process, children);
        Runtime = new SimulatedRuntime(Start, hash => hash == "main" ? process : children[hash]);
        configure?.Invoke(Runtime);
        Root = new MachineAddress("r1", 1, string.Empty);
        Runtime.Start(new StartRelease
        {
            Self = Root,
            RulesVersion = RulesVersion.Current,
            DefinitionHash = "main",
            Facts = new ReleaseFacts { Id = "r1", Name = "R1", Version = "1.0", StartedAt = Start, StartedBy = "user:rita", CreatedBy = "user:carl" },
            Inputs = new InputValues { Global = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(inputs) },
            RootReleaseId = "r1",
        });
    }

    public SimulatedRuntime Runtime { get; }

    /// <summary>The newest run.</summary>
    public MachineAddress Root { get; private set; }

    public string ReleaseStatus => Runtime.View(Root)!.Status;

    public IEnumerable<Transition> Transitions => Runtime.Transitions.Select(t => t.Transition);

    public static ReleaseRun Of(string yaml, params (string Name, object Value)[] inputs) => Of(Read(yaml), inputs);

    public static ReleaseRun Of(ProcessDefinition process, params (string Name, object Value)[] inputs) =>
        new(process, inputs.ToDictionary(i => i.Name, i => Value(i.Value)), new Dictionary<string, ProcessDefinition>());

    public static ReleaseRun Configured(ProcessDefinition process, Action<SimulatedRuntime> configure, params (string Name, object Value)[] inputs) =>
        new(process, inputs.ToDictionary(i => i.Name, i => Value(i.Value)), new Dictionary<string, ProcessDefinition>(), configure);

    /// <summary>A release whose subprocesses are all the given one.</summary>
    public static ReleaseRun WithChild(ProcessDefinition process, ProcessDefinition child, Action<SimulatedRuntime>? configure = null) =>
        new(process, new Dictionary<string, DataValue>(), new Dictionary<string, ProcessDefinition> { ["child"] = child }, configure);

    public static ReleaseRun WithChild(string yaml, string childYaml)
    {
        var process = Read(yaml);
        var pinned = process with
        {
            Phases = [.. process.Phases.Select(p => p with { Activities = [.. p.Activities.Select(Pinned)] })],
        };
        return new(pinned, new Dictionary<string, DataValue>(), new Dictionary<string, ProcessDefinition> { ["child"] = Read(childYaml) });
    }

    private static ActivityDefinition Pinned(ActivityDefinition activity) => activity with
    {
        Process = Pinned(activity.Process),
        Tasks = [.. activity.Tasks.Select(task => task with { Process = Pinned(task.Process) })],
    };

    private static ProcessReference? Pinned(ProcessReference? reference) => reference is null ? null : reference with { DefinitionHash = "child" };

    public static ProcessDefinition Read(string yaml)
    {
        var result = DocumentReader.Read(yaml);
        Assert.True(!result.HasErrors, string.Join('\n', result.Problems));
        return Assert.IsType<ProcessDocument>(result.Documents.First(d => d is ProcessDocument)).Process;
    }

    public static DataValue Value(object value) => value switch
    {
        DataValue data => data,
        bool boolean => DataValue.Of(boolean),
        string text => DataValue.Of(text),
        IConvertible number => DataValue.Of(Convert.ToDecimal(number, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException("not a value", nameof(value)),
    };

    public NodeView? View(string path) => Runtime.View(Root.Node(path));

    public string Status(string path) => View(path)?.Status ?? "none";

    public Wait WaitOf(string path) => Assert.Single(View(path)!.WaitsFor);

    public SignalReply Signal(string path, Func<string, Signal> make) => Runtime.Signal(path.Length == 0 ? Root : Address(path), make($"s{++_signals}"));

    public MachineAddress Address(string path) => Root with { Path = path };

    public void Pass(string duration)
    {
        Assert.True(Durations.TryParse(duration, out var span));
        Runtime.AdvanceTo(Runtime.Now + span);
    }

    public SimulatedEffect Pipeline(string path) =>
        Runtime.Effects.Last(e => e.Machine == Address(path) && e.Effect is StartPipeline);

    public bool HasPipeline(string path) => Runtime.Effects.Any(e => e.Machine == Address(path) && e.Effect is StartPipeline);

    public void Succeed(string path, params (string Name, object Value)[] outputs) => End(path, PipelineStatus.Succeeded, string.Empty, outputs);

    public void Fail(string path, string error = "boom") => End(path, PipelineStatus.Failed, error);

    public SignalReply Approve(string path, string person, params string[] groups) => Decide(path, person, SignOffDecision.Approve, groups);

    public SignalReply Reject(string path, string person, params string[] groups) => Decide(path, person, SignOffDecision.Reject, groups);

    public SignalReply Done(string path, string task = "complete", string person = "user:tom") =>
        Signal(path, id => new SetTask { SignalId = id, Actor = person, TaskId = task, Status = TaskState.Done });

    public SignalReply Retry(string path, params (string Name, object Value)[] inputs) =>
        Signal(path, id => new RetryNode { SignalId = id, Actor = "user:op", Reason = "again", Inputs = Map(inputs) });

    public SignalReply Ignore(string path, params (string Name, object Value)[] outputs) =>
        Signal(path, id => new IgnoreNode { SignalId = id, Actor = "user:op", Reason = "known flake", Outputs = Map(outputs) });

    public SignalReply FailNode(string path) => Signal(path, id => new FailNode { SignalId = id, Actor = "user:op", Reason = "no way" });

    public SignalReply Pause() => Signal(string.Empty, id => new PauseRelease { SignalId = id, Actor = "user:op" });

    public SignalReply Resume() => Signal(string.Empty, id => new ResumeRelease { SignalId = id, Actor = "user:op" });

    public SignalReply Abort(string reason = "stop") => Signal(string.Empty, id => new AbortRelease { SignalId = id, Actor = "user:op", Reason = reason });

    public SignalReply Skip(string path) => Signal(string.Empty, id => new SkipNode { SignalId = id, Actor = "user:op", Path = path, Reason = "not needed" });

    /// <summary>Plans a restart of the newest run and asks for it.</summary>
    public SignalReply Restart(string from, string reason = "once more")
    {
        var (plan, refusal) = PlanRestart(from);
        if (refusal is not null)
        {
            return refusal;
        }

        var reply = Signal(string.Empty, id => new RestartRelease { SignalId = id, Actor = "user:op", Reason = reason, From = from, Carried = plan!.Carried });
        Root = reply.Accepted ? Root with { Run = Root.Run + 1 } : Root;
        return reply;
    }

    public (RestartPlan? Plan, SignalReply? Refusal) PlanRestart(string from) =>
        RestartPlanner.Plan(_process, [.. Enumerable.Range(1, Root.Run).Select(Tree)], from, Child);

    public TreeNode Tree(int run)
    {
        var views = Runtime.Nodes.Where(n => n.Address.Run == run && n.Address.ReleaseId == Root.ReleaseId).ToDictionary(n => n.Address.Path, n => n.View);
        return ReleaseTree.Compose(_process, string.Empty, views, Child);
    }

    public IEnumerable<Transition> TransitionsOf(int run) => Runtime.Transitions.Where(t => t.Release.Run == run).Select(t => t.Transition);

    private ProcessDefinition? Child(ProcessReference reference) => reference.DefinitionHash is { } hash ? _children[hash] : null;

    public SignalReply Report(string path, int attempt, PipelineStatus status = PipelineStatus.Succeeded) =>
        Signal(path, id => new ReportPipeline { SignalId = id, Actor = "pipeline", Attempt = attempt, Status = status });

    private SignalReply Decide(string path, string person, SignOffDecision decision, string[] groups) =>
        Signal(path, id => new DecideSignOff { SignalId = id, Actor = person, Groups = [.. groups], Decision = decision, Comment = "seen" });

    private void End(string path, PipelineStatus status, string error, params (string Name, object Value)[] outputs)
    {
        var effect = Pipeline(path);
        Runtime.FinishEffect(effect.Machine, effect.EffectId, new PipelineEnded { Status = status, Message = error, Outputs = Map(outputs) });
    }

    public static System.Collections.Immutable.ImmutableSortedDictionary<string, DataValue> Map(params (string Name, object Value)[] values) =>
        System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(values.Select(v => KeyValuePair.Create(v.Name, Value(v.Value))));
}
