using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes.Checking;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Checks everything about a process that can be known before it runs.</summary>
public static class ProcessChecker
{
    private const string Root = "process";

    /// <summary>Checks a process; what a store reference that is not linked yet yields is not judged.</summary>
    /// <param name="process">The process.</param>
    /// <param name="sources">Where its parts stand; <see cref="SourceMap.Empty"/> when it was not read from a text.</param>
    public static ImmutableArray<Problem> Check(ProcessDefinition process, SourceMap sources)
    {
        var context = new CheckContext(sources);
        if (!FitsLimits(context, process))
        {
            return context.ToImmutable();
        }

        new IdChecks(context).Process(process, Root);
        new InputChecks(context).Check(process.Inputs, $"{Root}.inputs");
        new VariableChecks(context).Check(process.Variables, $"{Root}.variables");
        for (var i = 0; i < process.Phases.Length; i++)
        {
            Phase(context, process, process.Phases[i], $"{Root}.phases[{i}]");
        }

        Graph(context, process);
        return context.ToImmutable();
    }

    private static bool FitsLimits(CheckContext context, ProcessDefinition process)
    {
        var activities = process.Phases.Sum(phase => phase.Activities.Length + phase.EntryGates.Length + phase.ExitGates.Length);
        if (process.Phases.IsEmpty)
        {
            context.Error(ProblemCodes.NoPhases, Root, "The process has no phases.", "Add `phases`.");
        }

        if (process.Phases.Length > ProcessLimits.Phases)
        {
            context.Error(
                ProblemCodes.TooManyPhases, $"{Root}.phases", $"The process has {process.Phases.Length} phases; {ProcessLimits.Phases} are allowed.", "Move some into a subprocess.");
        }

        if (activities > ProcessLimits.Activities)
        {
            context.Error(
                ProblemCodes.TooManyActivities, $"{Root}.phases", $"The process has {activities} activities and gates; {ProcessLimits.Activities} are allowed.", "Move some into a subprocess.");
        }

        return process.Phases.Length <= ProcessLimits.Phases && activities <= ProcessLimits.Activities;
    }

    private static void Phase(CheckContext context, ProcessDefinition process, PhaseDefinition phase, string path)
    {
        new PhaseChecks(context).Check(phase, path);
        new InputChecks(context).Check(phase.Inputs, $"{path}.inputs");
        new VariableChecks(context).Check(phase.Variables, $"{path}.variables");
        Activities(context, process, phase.Activities, $"{path}.activities", isGate: false);
        Activities(context, process, phase.EntryGates, $"{path}.gates.entry", isGate: true);
        Activities(context, process, phase.ExitGates, $"{path}.gates.exit", isGate: true);
    }

    private static void Activities(CheckContext context, ProcessDefinition process, ImmutableArray<ActivityDefinition> activities, string path, bool isGate)
    {
        var checks = new ActivityChecks(context);
        for (var i = 0; i < activities.Length; i++)
        {
            var place = $"{path}[{i}]";
            checks.Check(activities[i], place, isGate);
            new VariableChecks(context).Check(activities[i].Variables, $"{place}.variables");
            SelfReference(context, process, activities[i], place);
        }
    }

    private static void SelfReference(CheckContext context, ProcessDefinition process, ActivityDefinition activity, string path)
    {
        var references = activity.Tasks.Select((task, i) => (task.Process, Path: $"{path}.tasks[{i}].process")).Append((activity.Process, Path: $"{path}.process"));
        foreach (var (reference, place) in references.Where(reference => reference.Process?.Id == process.Id && process.Id.Length > 0))
        {
            context.Error(ProblemCodes.SelfReference, place, $"`{process.Id}` cannot start itself.", "Name another process.");
        }
    }

    private static void Graph(CheckContext context, ProcessDefinition process)
    {
        var graph = ProcessGraph.Of(process);
        new DependencyChecks(context, process, graph).Check();
        var (types, usage) = (new ProcessTypes(process), new Usage());
        var reads = new ReadChecks(context, process, graph, types, usage);
        foreach (var place in new ReadPlaces(graph).Of(process, Root))
        {
            reads.Check(place);
        }

        Mappings(process, new InputMapping(context, types));

        // What must be mended comes first; its traces would look like mistakes of their own.
        if (context.IsSound)
        {
            new UsageChecks(context, process, usage).Check(Root);
            new ShadowChecks(context, process).Check(Root);
            new ReachabilityChecks(context, process, graph).Check(Root);
        }
    }

    private static void Mappings(ProcessDefinition process, InputMapping mapping)
    {
        for (var i = 0; i < process.Phases.Length; i++)
        {
            foreach (var (_, path, activity) in LocatedActivity.In(process.Phases[i], $"{Root}.phases[{i}]"))
            {
                var scope = new TypedScope(process.Phases[i], activity, HasActivityInputs: false);
                foreach (var (name, value) in activity.Inputs)
                {
                    if (activity.DeclaredInputs.TryGetValue(name, out var input))
                    {
                        mapping.Check(name, input, value, scope, $"{path}.inputs.{name}");
                    }
                }
            }
        }
    }
}
