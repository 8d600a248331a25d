using System.Globalization;
using System.Text;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution.Transcripts;

/// <summary>Every request to every kind of node at every stage: the answer, and what came of it, as written in answers.txt. RELO_TRANSCRIPTS=folder writes it anew.</summary>
public sealed class AnswerTests
{
    private const string Process = """
        process:
          id: p
          phases:
            - phase:
                id: one
                gates:
                  exit: [{id: probe, check: <+pipeline.outputs.ok>, pipeline: {pipeline: probe}, every: 5m, timeout: 6h}]
                activities:
                  - activity: {id: auto, type: automated, lock: cell, pipeline: {pipeline: a}, inputs: {size: small}}
                  - activity: {id: queued, type: automated, lock: cell, depends-on: [fine], pipeline: {pipeline: q}}
                  - activity: {id: broken, type: automated, pipeline: {pipeline: b}}
                  - activity: {id: fine, type: automated, pipeline: {pipeline: f}}
                  - activity: {id: tries, type: automated, pipeline: {pipeline: t}, retry: {attempts: 3, backoff: 1h}}
                  - activity: {id: asked, type: manual, approval: {approvers: [user:ann, group:qa], quorum: all, exclude: [creator], deadline: 8h}, fields: [{id: note, type: text, min-length: 3}]}
                  - activity: {id: tasks, type: manual, tasks: [{id: t, owners: [group:ops]}, {id: fix, process: inner, required: false}], fields: [{id: note, type: text, required: true}]}
                  - activity: {id: soak, type: wait, duration: 9h}
                  - activity: {id: child, type: subprocess, process: inner}
                  - activity: {id: next, type: automated, depends-on: [auto], pipeline: {pipeline: n}}
            - phase:
                id: two
                depends-on: [one]
                gates: {entry: [{id: go, approval: {approvers: [user:ann], on-reject: skip}}]}
                activities: [{activity: {id: last, type: automated, pipeline: {pipeline: l}}}]
            - phase:
                id: gated
                gates: {entry: [{id: go, approval: {approvers: [user:ann], on-reject: hold}}]}
                activities: [{activity: {id: x, type: automated, pipeline: {pipeline: x}}}]
        """;

    private const string Inner = "process: {id: inner, phases: [{phase: {id: i, activities: [{activity: {id: m, type: manual}}]}}]}";

    private static readonly string[] Nodes =
    [
        "", "one", "one.auto", "one.queued", "one.broken", "one.fine", "one.tries", "one.asked", "one.tasks", "one.soak", "one.child", "one.child/", "one.child/i", "one.child/i.m",
        "one.next", "two", "two.last", "gated", "gated.@entry.go",
    ];

    private static readonly (string Name, Action<ReleaseRun> Reach)[] Stages =
    [
        ("running", _ => { }),
        ("paused", run => run.Pause()),
        ("decided", run =>
        {
            run.Approve("one.asked", "user:ann");
            run.Reject("gated.@entry.go", "user:ann");
        }),
        ("late", run => run.Pass("10h")),
        ("ended", run => run.Abort()),
    ];

    private static readonly (string Name, Func<string, string, Signal> Make)[] Requests =
    [
        ("pause", (_, id) => new PauseRelease { SignalId = id, Actor = "user:op" }),
        ("resume", (_, id) => new ResumeRelease { SignalId = id, Actor = "user:op" }),
        ("abort", (_, id) => new AbortRelease { SignalId = id, Actor = "user:op", Reason = "stop" }),
        ("abort without a reason", (_, id) => new AbortRelease { SignalId = id, Actor = "user:op" }),
        ("retry", (_, id) => new RetryNode { SignalId = id, Actor = "user:op", Reason = "again", Inputs = ReleaseRun.Map(("size", "large")) }),
        ("retry of another attempt", (_, id) => new RetryNode { SignalId = id, Actor = "user:op", Reason = "again", Attempt = 7 }),
        ("ignore", (_, id) => new IgnoreNode { SignalId = id, Actor = "user:op", Reason = "known" }),
        ("fail", (_, id) => new FailNode { SignalId = id, Actor = "user:op", Reason = "no" }),
        ("end wait", (_, id) => new EndWait { SignalId = id, Actor = "user:op", Reason = "quiet" }),
        ("approve", (_, id) => new DecideSignOff { SignalId = id, Actor = "user:ann", Comment = "fine" }),
        ("approve by the creator", (_, id) => new DecideSignOff { SignalId = id, Actor = "user:carl", Groups = ["qa"] }),
        ("reject", (_, id) => new DecideSignOff { SignalId = id, Actor = "user:quinn", Groups = ["qa"], Decision = SignOffDecision.Reject, Comment = "never" }),
        ("decide of another attempt", (_, id) => new DecideSignOff { SignalId = id, Actor = "user:ann", Attempt = 7 }),
        ("delegate", (_, id) => new DelegateSignOff { SignalId = id, Actor = "user:ann", To = "user:bob", Reason = "away" }),
        ("delegate to nobody", (_, id) => new DelegateSignOff { SignalId = id, Actor = "user:ann", To = "bob" }),
        ("reassign", (_, id) => new ReassignSignOff { SignalId = id, Actor = "user:op", Seat = "user:ann", To = "group:dir", Reason = "left" }),
        ("reassign without a reason", (_, id) => new ReassignSignOff { SignalId = id, Actor = "user:op", Seat = "user:ann", To = "group:dir" }),
        ("task done", (_, id) => new SetTask { SignalId = id, Actor = "user:tom", Groups = ["ops"], TaskId = "t", Status = TaskState.Done, Comment = "did it" }),
        ("task failed", (_, id) => new SetTask { SignalId = id, Actor = "user:tom", TaskId = "t", Status = TaskState.Failed, Comment = "no" }),
        ("task complete", (_, id) => new SetTask { SignalId = id, Actor = "user:tom", TaskId = "complete", Status = TaskState.Done }),
        ("start process of a task", (_, id) => new StartTaskProcess { SignalId = id, Actor = "user:tom", TaskId = "fix" }),
        ("start process of a task without one", (_, id) => new StartTaskProcess { SignalId = id, Actor = "user:tom", TaskId = "t" }),
        ("fields", (_, id) => new SetFields { SignalId = id, Actor = "user:tom", Fields = ReleaseRun.Map(("note", "told")) }),
        ("wrong fields", (_, id) => new SetFields { SignalId = id, Actor = "user:tom", Fields = ReleaseRun.Map(("note", "x"), ("other", 3)) }),
        ("report", (_, id) => new ReportPipeline { SignalId = id, Actor = "pipeline", Attempt = 1, Status = PipelineStatus.Failed, Message = "broken", LogUrl = "https://log" }),
        ("report of another attempt", (_, id) => new ReportPipeline { SignalId = id, Actor = "pipeline", Attempt = 7, Status = PipelineStatus.Succeeded }),
        ("skip", (path, id) => new SkipNode { SignalId = id, Actor = "user:op", Path = path, Reason = "not today" }),
        ("skip without a reason", (path, id) => new SkipNode { SignalId = id, Actor = "user:op", Path = path }),
        ("restart", (_, id) => new RestartRelease { SignalId = id, Actor = "user:op", From = "one", Reason = "again" }),
        ("break glass", (_, id) => new BreakGlass { SignalId = id, Actor = "user:op", Freeze = "none", Reason = "down" }),
    ];

    public static TheoryData<string> StageNames => [.. Stages.Select(stage => stage.Name)];

    [Theory]
    [MemberData(nameof(StageNames))]
    public void Signal_EveryRequestToEveryNode_IsAnsweredAsWritten(string stage)
    {
        var text = new StringBuilder();
        foreach (var (node, request) in Nodes.SelectMany(node => Requests.Select(request => (node, request))))
        {
            text.Append(CultureInfo.InvariantCulture, $"{(node.Length == 0 ? "(release)" : node)} | {request.Name} | {Ask(stage, node, request.Make)}\n");
        }

        var file = $"answers.{stage}.txt";
        if (Environment.GetEnvironmentVariable("RELO_TRANSCRIPTS") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, file), text.ToString());
        }

        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Execution", "Transcripts", file));
        Assert.Equal(expected.Split('\n'), text.ToString().Split('\n'));
    }

    // A skip is asked of the release that the node is in, as people do; everything else of the node.
    private static string Ask(string stage, string node, Func<string, string, Signal> make)
    {
        var run = ReleaseRun.WithChild(Process, Inner);
        run.Fail("one.broken");
        run.Fail("one.tries");
        run.Succeed("one.fine");
        run.Pass("10m");
        Stages.Single(s => s.Name == stage).Reach(run);
        var before = run.Transitions.Count();
        var slash = node.LastIndexOf('/') + 1;
        var reply = run.Signal(make(node, "id") is SkipNode ? node[..slash] : node, id => make(node, id));
        var events = run.Transitions.Skip(before).Select(t => $"{t.Path}:{t.Event}{(t.After.Length > 0 ? $"={t.After}" : string.Empty)}");
        return $"{(reply.Accepted ? "accepted" : string.Create(CultureInfo.InvariantCulture, $"{reply.Status} {reply.Code}"))} {reply.Message} {string.Join("; ", reply.Details)} | {string.Join(' ', events)}".TrimEnd();
    }
}
