using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes.Checking;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>What a process gives to its subprocesses and takes from them, against what these declare.</summary>
public static class SubprocessInputs
{
    /// <summary>Everything that is certainly wrong; a subprocess that cannot be found is not judged.</summary>
    /// <param name="process">The process, linked.</param>
    /// <param name="sources">Where its parts stand.</param>
    /// <param name="find">Finds the process of a subprocess.</param>
    public static ImmutableArray<Problem> Check(ProcessDefinition process, SourceMap sources, Func<ProcessReference, ProcessDefinition?> find)
    {
        var context = new CheckContext(sources);
        var mapping = new InputMapping(context, new ProcessTypes(process));
        for (var i = 0; i < process.Phases.Length; i++)
        {
            var phase = process.Phases[i];
            foreach (var activity in LocatedActivity.In(phase, $"process.phases[{i}]"))
            {
                if (activity.Definition is { Type: ActivityType.Subprocess, Process: { } reference } && find(reference) is { } child)
                {
                    var scope = new TypedScope(phase, activity.Definition, HasActivityInputs: false);
                    Inputs(context, mapping, activity.Definition.Inputs, activity.Path, scope, child);
                    Outputs(context, activity, child);
                }

                Tasks(context, mapping, phase, activity, find);
            }
        }

        return context.ToImmutable();
    }

    private static void Tasks(CheckContext context, InputMapping mapping, PhaseDefinition phase, LocatedActivity activity, Func<ProcessReference, ProcessDefinition?> find)
    {
        for (var i = 0; i < activity.Definition.Tasks.Length; i++)
        {
            var task = activity.Definition.Tasks[i];
            if (task.Process is { } reference && find(reference) is { } child)
            {
                Inputs(context, mapping, task.Inputs, $"{activity.Path}.tasks[{i}]", new TypedScope(phase, activity.Definition, HasActivityInputs: true), child);
            }
        }
    }

    private static void Inputs(
        CheckContext context, InputMapping mapping, ImmutableSortedDictionary<string, DataValue> given, string owner, TypedScope scope, ProcessDefinition child)
    {
        foreach (var (name, value) in given)
        {
            var path = $"{owner}.inputs.{name}";
            if (child.Inputs.TryGetValue(name, out var input))
            {
                mapping.Check(name, input, value, scope, path);
            }
            else
            {
                var known = child.Inputs.IsEmpty ? "It takes none; leave this out." : $"It has: {string.Join(", ", child.Inputs.Keys)}.";
                context.Error(ProblemCodes.UndeclaredSubprocessInput, path, $"The process `{child.Id}` has no input `{name}`.", context.Suggest(name, child.Inputs.Keys, known));
            }
        }
    }

    private static void Outputs(CheckContext context, LocatedActivity activity, ProcessDefinition child)
    {
        foreach (var (name, value) in activity.Definition.Outputs)
        {
            foreach (var read in DataTemplate.Uses(value).Where(use => use is { Guarded: false, Reference.Kind: ReferenceKind.SubprocessOutput } && !child.Outputs.ContainsKey(use.Reference.Name)))
            {
                var known = child.Outputs.IsEmpty ? "It has none; declare it in `outputs` of that process." : $"It has: {string.Join(", ", child.Outputs.Keys)}.";
                context.At(
                    Severity.Error,
                    ProblemCodes.UndeclaredOutput,
                    $"{activity.Path}.outputs.{name}",
                    read.Offset,
                    $"The process `{child.Id}` declares no output `{read.Reference.Name}`.",
                    context.Suggest(read.Reference.Name, child.Outputs.Keys, known));
            }
        }
    }
}
