using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Scenarios;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>Tells which conditions a plan had to assume, because only the future tells what they read.</summary>
internal static class PlanConditions
{
    public static void Note(SimulatedRuntime runtime, MachineAddress address, PlanNotes notes)
    {
        switch (runtime.StartOf(address), runtime.Find(address)?.State)
        {
            case (StartPhase start, PhaseState state):
                Condition(notes, address.Path, "if", start.Phase.If, start.Context with { Variables = state.Variables, Facts = state.Facts });
                break;
            case (StartActivity start, ActivityState state):
                Activity(notes, start, state);
                break;
        }
    }

    private static void Activity(PlanNotes notes, StartActivity start, ActivityState state)
    {
        var (activity, path, context) = (start.Activity, start.Self.Path, state.Context ?? start.Context);
        Condition(notes, path, "if", activity.If, start.Context with { Facts = context.Facts });
        Condition(notes, path, "check", activity.Condition, context);
        foreach (var task in activity.Tasks)
        {
            Condition(notes, path, $"required of the task {task.Id}", task.Required, context);
        }
    }

    private static void Condition(PlanNotes notes, string path, string key, string? text, ContextSlice context)
    {
        if (!string.IsNullOrEmpty(text)
            && Expression.Parse(text).Expression?.Evaluate(new SliceScope(context)) is { Succeeded: true, Value: { Kind: DataKind.Unknown } unknown })
        {
            notes.Add(path, $"`{key}` depends on {unknown.Origin}; assumed to be true");
        }
    }
}
