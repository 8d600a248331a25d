using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Manual activities: tasks, fields, and when all is done.</summary>
internal sealed partial class ActivityTurn
{
    private bool IsWaitingForPeople => Definition.Type == ActivityType.Manual && AttemptIsOpen && State.Remediation is null && State.Closing is null;

    private void AskPeople(string actor, string reason)
    {
        if (PrepareTasks() is { } failure)
        {
            CloseAttempt("Failed", failure);
            HoldForMissing(failure);
            return;
        }

        State = State with { Decisions = [], Approved = Definition.Approval is null, Escalated = false, Deadline = null };
        Become(ActivityStatus.OnHold, "activity.started", actor, reason);
        AskApprovers();
        CompleteWhenDone();
    }

    private string? PrepareTasks()
    {
        var tasks = ImmutableArray.CreateBuilder<TaskView>();
        foreach (var task in Definition.Tasks)
        {
            var evaluation = task.Required.Length == 0 ? Evaluation.Success(DataValue.True) : ExpressionCondition.EvaluateBoolean(task.Required, new SliceScope(Context));
            if (!evaluation.Succeeded)
            {
                return $"'required' of task '{task.Id}': {evaluation.Failure!.Message}";
            }

            var earlier = State.Tasks.FirstOrDefault(t => t.Id == task.Id)?.Processes ?? [];
            tasks.Add(new TaskView { Id = task.Id, Name = task.Name, Required = evaluation.Value!.Boolean, Owners = task.Owners, ExpectedDuration = task.ExpectedDuration is { } length ? Durations.Format(length) : string.Empty, Processes = earlier });
        }

        State = State with { Tasks = tasks.ToImmutable() };
        return null;
    }

    private void ChangeTask(SetTask signal)
    {
        var index = State.Tasks.Select(t => t.Id).ToImmutableArray().IndexOf(signal.TaskId);
        if (!IsWaitingForPeople)
        {
            Answer(signal, Refusals.NotManual(Self.LocalPath));
            return;
        }

        if (index < 0)
        {
            Answer(signal, Refusals.UnknownTask(Self.LocalPath, signal.TaskId));
            return;
        }

        var before = State.Tasks[index];
        var after = before with { Status = signal.Status, By = signal.Actor, At = Now, Comment = signal.Comment };
        SetTask(Commented(after));
        Record("task.changed", before.Status.ToString(), after.Status.ToString(), signal.Actor, signal.Comment, State.Attempts.Length, Details(("task", DataValue.Of(signal.TaskId))));
        Answer(signal, Refusals.Accepted($"Task '{signal.TaskId}' is {signal.Status}."));
        if (after is { Status: TaskState.Failed, Required: true })
        {
            Fail($"task '{after.Id}' failed{(signal.Comment.Length > 0 ? ": " + signal.Comment : string.Empty)}", signal.Actor);
        }
        else
        {
            CompleteWhenDone();
        }
    }

    private void ChangeFields(SetFields signal)
    {
        if (!IsWaitingForPeople)
        {
            Answer(signal, Refusals.NotManual(Self.LocalPath));
        }
        else if (TakeFields(signal, signal.Fields))
        {
            Answer(signal, Refusals.Accepted($"{signal.Fields.Count} field(s) of '{Self.LocalPath}' are set."));
            CompleteWhenDone();
        }
    }

    /// <summary>Takes fields over, or refuses the whole request and records nothing.</summary>
    private bool TakeFields(Signal signal, ImmutableSortedDictionary<string, DataValue> fields)
    {
        if (fields.IsEmpty)
        {
            return true;
        }

        var told = fields.Where(f => !f.Value.IsNull).ToImmutableSortedDictionary();
        var problems = FieldValidation.Validate(Definition.Fields, told);
        var unknown = fields.Keys.Where(k => !Definition.Fields.Any(f => f.Id == k) && fields[k].IsNull).Select(k => $"there is no field '{k}'");
        var details = problems.Select(p => p.Message).Concat(unknown).ToImmutableArray();
        if (!details.IsEmpty)
        {
            Answer(signal, Refusals.InvalidFields(Self.LocalPath, details));
            return false;
        }

        State = State with { Fields = State.Fields.SetItems(told).RemoveRange(fields.Where(f => f.Value.IsNull).Select(f => f.Key)) };
        Record("fields.changed", actor: signal.Actor, attempt: State.Attempts.Length, details: Details(("fields", DataValue.Of(fields))));
        return true;
    }

    private void CompleteWhenDone()
    {
        if (IsWaitingForPeople
            && State.Approved
            && !RunningProcesses.Any()
            && State.Tasks.All(t => !t.Required || t.Status == TaskState.Done)
            && FieldValidation.MissingRequired(Definition.Fields, State.Fields).Length == 0)
        {
            Succeed(State.Outcome, anyIgnored: State.AnyIgnored);
        }
    }
}
