using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution.Properties;

/// <summary>A process, and what the outside world does while it runs.</summary>
/// <param name="Process">Any process that the checker would let pass.</param>
/// <param name="Script">By step, which of the things that can be done is done; when it is used up the world does the first.</param>
/// <param name="Doubled">How many messages are delivered twice, from the first on.</param>
public sealed record ReleaseCase(ProcessDefinition Process, int[] Script, int Doubled)
{
    public override string ToString()
    {
        var phases = Process.Phases.Select(p =>
            $"  {p.Id} after [{string.Join(", ", p.DependsOn)}] on {p.RunOn}{Gates(p)}\n" + string.Join('\n', p.Activities.Select(Text)));
        return $"the first {Doubled} messages twice, script [{string.Join(", ", Script)}]\n{string.Join('\n', phases)}";
    }

    private static string Gates(PhaseDefinition phase) => $"{(phase.EntryGates.IsEmpty ? "" : " entry gate")}{(phase.ExitGates.IsEmpty ? "" : " exit gate")}";

    private static string Text(ActivityDefinition activity) =>
        $"    {activity.Id} {activity.Type} after [{string.Join(", ", activity.DependsOn)}] on {activity.RunOn}, failure: {activity.OnFailure}, "
        + $"lock {activity.Lock ?? "none"}, timeout {activity.Timeout}, attempts {activity.Retry?.Attempts ?? 1}";
}
