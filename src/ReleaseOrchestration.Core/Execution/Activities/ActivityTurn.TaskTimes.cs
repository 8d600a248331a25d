using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>How long tasks take, and what is said about them.</summary>
internal sealed partial class ActivityTurn
{
    private const int MostComments = 50;

    private void SetTask(TaskView task)
    {
        var index = State.Tasks.Select(t => t.Id).ToImmutableArray().IndexOf(task.Id);
        State = State with { Tasks = State.Tasks.SetItem(index, Timed(State.Tasks[index], task)) };
    }

    // One that is done at a stroke counts from when it was asked for; one that is open again has not ended.
    private TaskView Timed(TaskView before, TaskView after)
    {
        if (before.Status == after.Status)
        {
            return after;
        }

        var hasEnded = after.Status is TaskState.Done or TaskState.Failed;
        var startedAt = after.Status switch
        {
            TaskState.Todo => null,
            TaskState.InProgress => before.StartedAt ?? Now,
            _ when hasEnded => before.StartedAt ?? Attempt!.StartedAt,
            _ => before.StartedAt,
        };
        return after with { StartedAt = startedAt, EndedAt = hasEnded ? Now : null };
    }

    private static TaskView Commented(TaskView task)
    {
        var all = task.Comment.Length > 0 ? task.Comments.Add(new TaskComment(task.By, task.At!.Value, task.Comment)) : task.Comments;
        return task with { Comments = all.Length > MostComments ? all.RemoveAt(0) : all };
    }
}
