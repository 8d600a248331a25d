namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Names that hide the same name of a wider scope, and names that can be read two ways.</summary>
internal sealed class ShadowChecks(CheckContext context, ProcessDefinition process)
{
    private readonly HashSet<string> _phases = process.Phases.Select(phase => phase.Id).ToHashSet(StringComparer.Ordinal);

    public void Check(string root)
    {
        for (var i = 0; i < process.Phases.Length; i++)
        {
            var (phase, path) = (process.Phases[i], $"{root}.phases[{i}]");
            foreach (var name in phase.Inputs.Keys.Where(process.Inputs.ContainsKey))
            {
                context.Warning(
                    ProblemCodes.Shadows,
                    $"{path}.inputs.{name}",
                    $"In the phase `{phase.Id}`, `inputs.{name}` is the input of the phase and hides that of the process.",
                    $"Rename one of them, or read them as `releaseInput.phase.{name}` and `releaseInput.global.{name}`.");
            }

            Variables(phase.Variables.Keys, path, name => process.Variables.ContainsKey(name) ? "process" : null);
            foreach (var activity in LocatedActivity.In(phase, path).Where(activity => activity.Definition.Use is null))
            {
                Variables(activity.Definition.Variables.Keys, activity.Path, name => phase.Variables.ContainsKey(name) ? "phase" : process.Variables.ContainsKey(name) ? "process" : null);
            }

            Dependencies(phase, path);
        }
    }

    private void Variables(IEnumerable<string> names, string path, Func<string, string?> hidden)
    {
        foreach (var name in names)
        {
            if (hidden(name) is { } owner)
            {
                context.Warning(ProblemCodes.Shadows, $"{path}.variables.{name}", $"The variable `{name}` hides the one of the {owner}.", "Rename one of them.");
            }
        }
    }

    private void Dependencies(PhaseDefinition phase, string path)
    {
        var both = phase.Activities.Select(activity => activity.Id).Where(_phases.Contains).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < phase.Activities.Length; i++)
        {
            for (var j = 0; j < phase.Activities[i].DependsOn.Length; j++)
            {
                var name = phase.Activities[i].DependsOn[j];
                if (both.Contains(name))
                {
                    context.Warning(
                        ProblemCodes.AmbiguousDependency,
                        $"{path}.activities[{i}].depends-on[{j}]",
                        $"`{name}` is the activity `{phase.Id}.{name}` here, and there is a phase of that name too.",
                        $"Write `{phase.Id}.{name}`, or name the phase in `depends-on` of `{phase.Id}`.");
                }
            }
        }
    }
}
