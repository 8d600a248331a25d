namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Ids and declared names: how they are written, and that siblings differ.</summary>
internal sealed class IdChecks(CheckContext context)
{
    public void Process(ProcessDefinition process, string path)
    {
        One(process.Id, path, "id", isNode: true);
        Names(process.Inputs.Keys, $"{path}.inputs");
        Names(process.Variables.Keys, $"{path}.variables");
        Names(process.Outputs.Keys, $"{path}.outputs");
        Siblings([.. process.Phases.Select((phase, i) => (phase.Id, $"{path}.phases[{i}]"))], "phases of the process", isNode: true);
        for (var i = 0; i < process.Phases.Length; i++)
        {
            Phase(process.Phases[i], $"{path}.phases[{i}]");
        }
    }

    /// <summary>The names and parts within an activity, without its own id.</summary>
    public void Activity(ActivityDefinition activity, string path)
    {
        Names(activity.DeclaredInputs.Keys, $"{path}.inputs");
        Names(activity.Variables.Keys, $"{path}.variables");
        Names(activity.Outputs.Keys, $"{path}.outputs");
        Siblings([.. activity.Tasks.Select((task, i) => (task.Id, $"{path}.tasks[{i}]"))], "tasks of the activity", isNode: false);
        Siblings([.. activity.Fields.Select((field, i) => (field.Id, $"{path}.fields[{i}]"))], "fields of the activity", isNode: false);
    }

    public void One(string id, string path, string key, bool isNode)
    {
        var place = $"{path}.{key}";
        if (id.Length == 0)
        {
            context.Error(ProblemCodes.MissingKey, path, $"`{key}` is missing.", $"Add `{key}`.");
        }
        else if (!Identifier.IsValid(id))
        {
            context.Error(
                ProblemCodes.InvalidId, place, $"`{Shorten(id)}` is no id.", "Use up to 128 letters, digits, `_` and `-`, and begin with a letter or `_`; any text can be the name.");
        }
        else if (isNode && Identifier.Reserved.Contains(id, StringComparer.Ordinal))
        {
            context.Error(ProblemCodes.ReservedId, place, $"`{id}` is a word of the language and cannot be an id.", $"Choose another, such as `{id}_1`.");
        }
    }

    private static string Shorten(string text) => text.Length <= 150 ? text : text[..150] + "…";

    private void Phase(PhaseDefinition phase, string path)
    {
        Names(phase.Inputs.Keys, $"{path}.inputs");
        Names(phase.Variables.Keys, $"{path}.variables");
        Names(phase.Outputs.Keys, $"{path}.outputs");
        foreach (var (activities, key, owner) in new[]
        {
            (phase.Activities, "activities", "activities of the phase"),
            (phase.EntryGates, "gates.entry", "entry gates of the phase"),
            (phase.ExitGates, "gates.exit", "exit gates of the phase"),
        })
        {
            Siblings([.. activities.Select((activity, i) => (activity.Id, $"{path}.{key}[{i}]"))], owner, isNode: true);
            for (var i = 0; i < activities.Length; i++)
            {
                Activity(activities[i], $"{path}.{key}[{i}]");
            }
        }
    }

    private void Names(IEnumerable<string> names, string path)
    {
        foreach (var name in names)
        {
            if (!Identifier.IsValid(name))
            {
                context.Error(
                    ProblemCodes.InvalidId, $"{path}.{name}", $"`{Shorten(name)}` is no name that an expression can read.", "Use up to 128 letters, digits, `_` and `-`, and begin with a letter or `_`.");
            }
        }
    }

    private void Siblings(IReadOnlyList<(string Id, string Path)> siblings, string owner, bool isNode)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, path) in siblings)
        {
            One(id, path, "id", isNode);
            if (id.Length == 0 || seen.TryAdd(id, id))
            {
                continue;
            }

            if (seen[id] == id)
            {
                context.Error(ProblemCodes.DuplicateId, $"{path}.id", $"Two {owner} have the id `{id}`.", "Give one of them another id.");
            }
            else
            {
                context.Error(
                    ProblemCodes.IdsDifferByCase, $"{path}.id", $"`{id}` and `{seen[id]}` among the {owner} differ only by upper and lower case.", "Give one of them another id.");
            }
        }
    }
}
