using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Subprocesses that people start for tasks of a manual activity. It does not end while one of them runs.</summary>
internal sealed partial class ActivityTurn
{
    private IEnumerable<TaskProcess> RunningProcesses => State.Tasks.SelectMany(t => t.Processes).Where(p => p.EndedAt is null);

    private void StartProcessOfTask(StartTaskProcess signal)
    {
        var (inputs, refusal) = TaskInputs(signal);
        if (refusal is not null)
        {
            Answer(signal, refusal);
            return;
        }

        var task = State.Tasks.Single(t => t.Id == signal.TaskId);
        var child = Self.TaskProcess(task.Id, task.Processes.Length + 1);
        Change(task with
        {
            Status = task.Status is TaskState.Todo or TaskState.Blocked ? TaskState.InProgress : task.Status,
            By = signal.Actor,
            At = Now,
            Processes = task.Processes.Add(new TaskProcess { Path = child.Path, Status = nameof(ReleaseStatus.Running), StartedBy = signal.Actor, StartedAt = Now }),
        });
        Record("task.processStarted", actor: signal.Actor, reason: signal.Reason, attempt: State.Attempts.Length, details: Details(
            ("task", DataValue.Of(task.Id)), ("child", DataValue.Of(child.ToString())), ("inputs", DataValue.Of(inputs))));
        var definition = Definition.Tasks.Single(t => t.Id == task.Id);
        var computed = ComputedTexts(definition.Inputs.RemoveRange(signal.Inputs.Keys), inputs);
        Log.Add(new StartChild { Start = ChildStart(child, definition.Process!, inputs) with { Computed = computed } });
        Answer(signal, Refusals.Accepted($"'{child.Path}' has started."));
    }

    private (ImmutableSortedDictionary<string, DataValue> Inputs, SignalReply? Refusal) TaskInputs(StartTaskProcess signal)
    {
        var none = ImmutableSortedDictionary<string, DataValue>.Empty;
        if (!IsWaitingForPeople)
        {
            return (none, Refusals.NotManual(Self.LocalPath));
        }

        if (Definition.Tasks.FirstOrDefault(t => t.Id == signal.TaskId) is not { } definition)
        {
            return (none, Refusals.UnknownTask(Self.LocalPath, signal.TaskId));
        }

        if (definition.Process is null)
        {
            return (none, Refusals.TaskHasNoProcess(Self.LocalPath, signal.TaskId));
        }

        var (mapped, failure) = ValueEvaluation.Evaluate(definition.Inputs.RemoveRange(signal.Inputs.Keys), Context, "input");
        return failure is null ? (signal.Inputs.Over(mapped), null) : (none, Refusals.TaskInputMissing(Self.LocalPath, signal.TaskId, failure));
    }

    private bool HandleProcessChanged(ChildChanged changed)
    {
        if (Find(changed.Child) is not { } found)
        {
            return false;
        }

        Change(found.Task, found.Process with { Rollup = changed.Rollup });
        FollowProcesses();
        return true;
    }

    private bool HandleProcessEnded(ChildEnded ended)
    {
        if (Find(ended.Child) is not { } found)
        {
            return false;
        }

        var (task, fact) = (found.Task, ended.End.Fact);
        var failed = fact.Ending is not (NodeEnding.Succeeded or NodeEnding.Ignored);
        if (failed && State.Closing is null && task.Status is TaskState.Todo or TaskState.InProgress)
        {
            task = Commented(task with { Status = TaskState.Blocked, By = "system", At = Now, Comment = $"'{ended.Child}' ended {fact.Status}{(ended.End.Reason.Length > 0 ? ": " + ended.End.Reason : string.Empty)}" });
        }

        Change(task, found.Process with { Status = fact.Status, EndedAt = Now, Reason = ended.End.Reason, Rollup = Rollup.Pending });
        State = State with { AnyIgnored = State.AnyIgnored || (!failed && ended.End.AnyIgnored) };
        Record("task.processEnded", nameof(ReleaseStatus.Running), fact.Status, reason: ended.End.Reason, attempt: State.Attempts.Length, details: Details(
            ("task", DataValue.Of(task.Id)), ("child", DataValue.Of(ended.Child))));
        AfterProcess();
        return true;
    }

    private void AfterProcess()
    {
        if (State.Closing is not { } closing)
        {
            FollowProcesses();
            CompleteWhenDone();
        }
        else if (!RunningProcesses.Any())
        {
            State = State with { Closing = null };
            Close(closing);
        }
    }

    private void Close(Closing closing)
    {
        switch (closing.Kind)
        {
            case ClosingKind.Abort:
                Abort(new AbortRequested { Actor = closing.Actor, Reason = closing.Reason });
                break;
            case ClosingKind.Reject:
                Reject(closing.Outcome, closing.Actor, closing.Reason);
                break;
            default:
                Fail(closing.Reason, closing.Actor);
                break;
        }
    }

    /// <summary>Whether the activity must wait for subprocesses to give up before it closes; asks them to.</summary>
    private bool MustWait(ClosingKind kind, string actor, string reason, string outcome = "")
    {
        if (!RunningProcesses.Any())
        {
            return false;
        }

        var isFirst = State.Closing is null;
        State = State with { Closing = new Closing { Kind = kind, Actor = actor, Reason = reason, Outcome = outcome } };
        CancelTimers();
        foreach (var process in RunningProcesses.Where(_ => isFirst))
        {
            Log.Send(Self with { Path = process.Path }, new AbortRequested { Actor = actor, Reason = reason.Length > 0 ? reason : "the activity closes" });
        }

        return true;
    }

    // People and subprocesses work on it at once; it is on hold when only people can go on.
    private void FollowProcesses()
    {
        var status = RunningProcesses.Any(p => p.Rollup == Rollup.Active) ? ActivityStatus.Running : ActivityStatus.OnHold;
        if (AttemptIsOpen && State.Closing is null && status != State.Status)
        {
            Become(status, "activity.statusChanged");
        }
    }

    private (TaskView Task, TaskProcess Process)? Find(string path)
    {
        foreach (var task in State.Tasks)
        {
            if (task.Processes.FirstOrDefault(p => p.Path == path && p.EndedAt is null) is { } process)
            {
                return (task, process);
            }
        }

        return null;
    }

    private void Change(TaskView task, TaskProcess process) =>
        Change(task with { Processes = task.Processes.SetItem(task.Processes.Select(p => p.Path).ToImmutableArray().IndexOf(process.Path), process) });

    private void Change(TaskView task) => SetTask(task);
}
