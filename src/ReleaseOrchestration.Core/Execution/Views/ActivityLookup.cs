using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Finds the definition of an activity by its path, through the subprocesses on the way.</summary>
public static class ActivityLookup
{
    /// <summary>The activity; null when there is none.</summary>
    /// <param name="process">The pinned definition of the release.</param>
    /// <param name="path">Such as <c>phase.activity</c>, <c>phase.activity:2/phase.activity</c>, <c>phase.activity#task.1/phase.activity</c>.</param>
    /// <param name="definitions">Finds the definition of a subprocess.</param>
    public static ActivityDefinition? Find(ProcessDefinition process, string path, Func<ProcessReference, ProcessDefinition?> definitions)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var head = slash < 0 ? path : path[..slash];
        var cut = head.IndexOfAny([':', '#']);
        var local = (cut < 0 ? head : head[..cut]).Split('.');
        var activity = local.Length == 2 ? process.Phases.FirstOrDefault(p => p.Id == local[0])?.Activities.FirstOrDefault(a => a.Id == local[1]) : null;
        if (slash < 0 || activity is null)
        {
            return activity;
        }

        var task = cut >= 0 && head[cut] == '#' ? head[(cut + 1)..].Split('.')[0] : null;
        var reference = task is null ? activity.Process : activity.Tasks.FirstOrDefault(t => t.Id == task)?.Process;
        return reference is not null && definitions(reference) is { } child ? Find(child, path[(slash + 1)..], definitions) : null;
    }
}
