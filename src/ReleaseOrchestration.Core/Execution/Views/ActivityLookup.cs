using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Finds the definition of an activity by its path, through the subprocesses on the way.</summary>
public static class ActivityLookup
{
    /// <summary>The activity; null when there is none.</summary>
    /// <param name="process">The pinned definition of the release.</param>
    /// <param name="path">Such as <c>phase.activity</c>, <c>phase.activity:2/phase.activity</c>, <c>phase.activity#task.1/phase.activity</c>, <c>phase.activity~1/phase.activity</c>.</param>
    /// <param name="definitions">Finds the definition of a subprocess.</param>
    /// <param name="release">What the release shows: which processes ran before retries stands only there.</param>
    public static ActivityDefinition? Find(ProcessDefinition process, string path, Func<ProcessReference, ProcessDefinition?> definitions, TreeNode release)
    {
        var (inside, prefix) = (process, string.Empty);
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            var (activity, tail) = Activity(inside, path[prefix.Length..slash]);
            var owner = path[..(slash - tail.Length)];
            if (activity is null || Reference(activity, tail, owner, release) is not { } reference || definitions(reference) is not { } child)
            {
                return null;
            }

            (inside, prefix) = (child, path[..(slash + 1)]);
        }

        return Activity(inside, path[prefix.Length..]).Activity;
    }

    // What follows the id says which of the releases below the activity is meant: an attempt, a task's, or one before a retry.
    private static (ActivityDefinition? Activity, string Tail) Activity(ProcessDefinition process, string segment)
    {
        var cut = segment.IndexOfAny([':', '#', '~']);
        var local = (cut < 0 ? segment : segment[..cut]).Split('.');
        var activity = local.Length == 2 ? process.Phases.FirstOrDefault(p => p.Id == local[0])?.Activities.FirstOrDefault(a => a.Id == local[1]) : null;
        return (activity, cut < 0 ? string.Empty : segment[cut..]);
    }

    private static ProcessReference? Reference(ActivityDefinition activity, string tail, string owner, TreeNode release) => tail switch
    {
        ['#', .. var task] => activity.Tasks.FirstOrDefault(t => t.Id == task.Split('.')[0])?.Process,
        ['~', ..] => release.Find(owner)?.Node.Remedies.FirstOrDefault(remedy => remedy.Path == $"{owner}{tail}/")?.Process,
        _ => activity.Process,
    };
}
