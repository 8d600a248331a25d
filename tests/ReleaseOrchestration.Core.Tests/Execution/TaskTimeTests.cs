using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>How long tasks and activities should take and took, and what was said about tasks.</summary>
public sealed class TaskTimeTests
{
    private const string Process = """
        process:
          id: p
          variables: {usual: 40m}
          phases:
            - phase:
                id: p
                activities:
                  - activity: {id: m, type: manual, tasks: [{id: a, expected-duration: 36h, owners: [group:dev]}, {id: b, required: false}]}
                  - activity: {id: d, type: automated, expected-duration: <+variables.usual>, pipeline: {pipeline: d}}
                  - activity: {id: later, type: automated, duration: PT90M, depends-on: [d], pipeline: {pipeline: d}}
        """;

    private readonly ReleaseRun _run = ReleaseRun.Of(Process);

    private TaskView Task => _run.View("p.m")!.Tasks[0];

    [Fact]
    public void Task_BegunBlockedAndDone_TellsWhenItBeganAndEnded()
    {
        Assert.Equal(("1d 12h", "group:dev", null), (Task.ExpectedDuration, Task.Owners.Single(), Task.StartedAt));
        _run.Pass("1h");
        Set(TaskState.InProgress);
        _run.Pass("1h");
        Set(TaskState.Blocked, "the lab is closed");
        Assert.Equal((ReleaseRun.Start.AddHours(1), null), (Task.StartedAt, Task.EndedAt));
        _run.Pass("1h");
        Set(TaskState.InProgress);
        _run.Pass("1h");
        Set(TaskState.Done);
        Assert.Equal((ReleaseRun.Start.AddHours(1), ReleaseRun.Start.AddHours(4)), (Task.StartedAt, Task.EndedAt));
    }

    [Fact]
    public void Task_DoneAtAStroke_CountsFromWhenItWasAskedFor()
    {
        _run.Pass("2h");
        Set(TaskState.Done);
        Assert.Equal((ReleaseRun.Start, ReleaseRun.Start.AddHours(2)), (Task.StartedAt, Task.EndedAt));
    }

    [Fact]
    public void Task_OpenedAgain_HasNotEnded()
    {
        _run.Signal("p.m", id => new SetTask { SignalId = id, Actor = "user:tom", TaskId = "b", Status = TaskState.Done });
        _run.Pass("1h");
        _run.Signal("p.m", id => new SetTask { SignalId = id, Actor = "user:tom", TaskId = "b", Status = TaskState.Todo });
        Assert.Equal((null, null), (_run.View("p.m")!.Tasks[1].StartedAt, _run.View("p.m")!.Tasks[1].EndedAt));
    }

    [Fact]
    public void Task_CommentedSeveralTimes_KeepsAllWithWhoAndWhen()
    {
        Set(TaskState.InProgress, "begun");
        _run.Pass("1h");
        Set(TaskState.InProgress);
        Set(TaskState.Blocked, "the lab is closed", "user:ann");
        Assert.Equal(
            new[] { ("user:tom", ReleaseRun.Start, "begun"), ("user:ann", ReleaseRun.Start.AddHours(1), "the lab is closed") },
            Task.Comments.Select(comment => (comment.By, comment.At, comment.Text)));
    }

    [Fact]
    public void Task_CommentedWithoutEnd_KeepsTheNewestFifty()
    {
        for (var i = 1; i <= 60; i++)
        {
            Set(TaskState.InProgress, $"c{i}");
        }

        Assert.Equal((50, "c11", "c60"), (Task.Comments.Length, Task.Comments[0].Text, Task.Comments[^1].Text));
    }

    [Fact]
    public void Activity_WithADuration_ShowsItAlsoBeforeItStarts()
    {
        Assert.Equal("40m", _run.View("p.d")!.ExpectedDuration);
        Assert.Equal("1h 30m", _run.Tree(1).Find("p.later")!.Node.ExpectedDuration);
        _run.Succeed("p.d");
        Assert.Equal("1h 30m", _run.View("p.later")!.ExpectedDuration);
    }

    private void Set(TaskState status, string comment = "", string by = "user:tom") =>
        _run.Signal("p.m", id => new SetTask { SignalId = id, Actor = by, TaskId = "a", Status = status, Comment = comment });
}
