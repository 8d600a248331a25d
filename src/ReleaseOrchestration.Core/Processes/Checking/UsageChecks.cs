namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Inputs and variables that nothing reads. What an activity is given goes to its pipeline, its subprocess or to people, so it is always read there.</summary>
internal sealed class UsageChecks(CheckContext context, ProcessDefinition process, Usage usage)
{
    public void Check(string root)
    {
        // What an Activity Store entry reads is known once it is linked.
        if (process.Phases.Any(phase => phase.Activities.Any(activity => activity.Use is { Linked: false })))
        {
            return;
        }

        Inputs(process.Inputs.Keys, string.Empty, root, "the process");
        Variables(process.Variables.Keys, string.Empty, root);
        for (var i = 0; i < process.Phases.Length; i++)
        {
            var (phase, path) = (process.Phases[i], $"{root}.phases[{i}]");
            Inputs(phase.Inputs.Keys, phase.Id, path, $"the phase `{phase.Id}`");
            Variables(phase.Variables.Keys, phase.Id, path);
            foreach (var activity in LocatedActivity.In(phase, path).Where(activity => activity.Definition.Use is null))
            {
                Variables(activity.Definition.Variables.Keys, activity.Name, activity.Path);
                if (activity.Definition is { Type: ActivityType.Wait } or { Type: ActivityType.Check, Pipeline: null })
                {
                    Inputs(activity.Definition.Inputs.Keys, activity.Name, activity.Path, $"`{activity.Name}`");
                }
            }
        }
    }

    private void Inputs(IEnumerable<string> names, string owner, string path, string what)
    {
        foreach (var name in names.Where(name => !usage.ReadsInput(owner, name)))
        {
            context.Warning(ProblemCodes.Unused, $"{path}.inputs.{name}", $"Nothing reads the input `{name}` of {what}.", "Read it, or remove it.");
        }
    }

    private void Variables(IEnumerable<string> names, string owner, string path)
    {
        foreach (var name in names.Where(name => !usage.ReadsVariable(owner, name)))
        {
            context.Warning(ProblemCodes.Unused, $"{path}.variables.{name}", $"Nothing reads the variable `{name}`.", $"Read it as `variables.{name}`, or remove it.");
        }
    }
}
