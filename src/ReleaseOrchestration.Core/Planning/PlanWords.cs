using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>Says in words what a node does.</summary>
internal sealed class PlanWords(SimulatedRuntime runtime)
{
    private readonly Dictionary<string, StartPipeline> _calls = runtime.Effects
        .Select(effect => effect.Effect)
        .OfType<StartPipeline>()
        .GroupBy(call => call.Address.Path, StringComparer.Ordinal)
        .ToDictionary(calls => calls.Key, calls => calls.First(), StringComparer.Ordinal);

    public string Of(MachineAddress address, NodeView view)
    {
        if (runtime.StartOf(address) is not StartActivity { Activity: var activity })
        {
            return string.Empty;
        }

        return activity.Type switch
        {
            ActivityType.Automated => Pipeline(address.Path),
            ActivityType.Check => $"checks {activity.Condition}{(_calls.ContainsKey(address.Path) ? ", asks the " + Pipeline(address.Path) : string.Empty)}",
            ActivityType.Subprocess => $"process {activity.Process?.Id}",
            ActivityType.Wait => Wait(activity, view),
            _ => string.Join("; ", People(activity, view)),
        };
    }

    private static string Wait(ActivityDefinition activity, NodeView view) => view.EndedAt - view.StartedAt is { } time
        ? $"waits {Durations.Format(time)}"
        : $"waits {activity.Duration ?? $"until {activity.Until}"}";

    private static IEnumerable<string> People(ActivityDefinition activity, NodeView view)
    {
        if (view.Tasks.Where(task => task.Required).Select(task => task.Id).ToImmutableArray() is { IsEmpty: false } tasks)
        {
            yield return $"tasks: {string.Join(", ", tasks)}";
        }

        if (activity.Fields.Where(field => field.Required).Select(field => field.Id).ToImmutableArray() is { IsEmpty: false } fields)
        {
            yield return $"fields: {string.Join(", ", fields)}";
        }

        if (view.Approval is { } approval)
        {
            yield return $"sign-off by {(approval.Seats.IsEmpty ? "anyone" : string.Join(", ", approval.Seats))}{(approval.Needed > 1 ? $" ({approval.Needed} needed)" : string.Empty)}";
        }
    }

    private string Pipeline(string path) => _calls.TryGetValue(path, out var call) ? $"pipeline {call.Pipeline} on {call.Connector}" : "pipeline";
}
