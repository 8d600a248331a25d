using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Conformance;

/// <summary>Lets a runtime live through a recorded scenario.</summary>
public static class ConformanceReplay
{
    /// <summary>Does everything that happened from outside, in the same order and at the same instants.</summary>
    /// <param name="recording">The scenario as the simulator ran it.</param>
    /// <param name="runtime">The runtime; its clock stands at the start of the scenario.</param>
    /// <returns>What differs, in sentences; empty when the runtime conforms.</returns>
    public static async Task<ImmutableArray<string>> RunAsync(ScenarioRecording recording, IConformanceRuntime runtime)
    {
        foreach (var (hash, definition) in recording.Definitions)
        {
            await runtime.PinAsync(hash, definition).ConfigureAwait(false);
        }

        var differences = new List<string>();
        foreach (var step in recording.Steps)
        {
            differences.AddRange(await StepAsync(runtime, step).ConfigureAwait(false));
        }

        var actual = new List<SimulatedTransition>();
        foreach (var trail in recording.Transitions.Select(transition => transition.Release).Distinct())
        {
            actual.AddRange((await runtime.TransitionsAsync(trail).ConfigureAwait(false)).Select(transition => new SimulatedTransition(trail, transition)));
        }

        return [.. differences, .. TransitionComparison.Compare(recording, actual)];
    }

    private static async Task<ImmutableArray<string>> StepAsync(IConformanceRuntime runtime, ScenarioStep step)
    {
        switch (step)
        {
            case { Start: { } start }:
                await runtime.StartAsync(start).ConfigureAwait(false);
                return [];
            case { Signal: { } signal, To: { } to, Reply: { } expected }:
                return Compare(step, expected, await runtime.SignalAsync(to, signal).ConfigureAwait(false));
            case { Outcome: { } outcome, To: { } machine }:
                await runtime.CompleteAsync(machine, step.EffectId, outcome).ConfigureAwait(false);
                return [];
            default:
                await runtime.AdvanceAsync(step.At).ConfigureAwait(false);
                return [];
        }
    }

    private static ImmutableArray<string> Compare(ScenarioStep step, SignalReply expected, SignalReply actual) => Line(actual) == Line(expected)
        ? []
        : [$"{step.At:u} {step.Signal!.GetType().Name} to {step.To}: answered `{Line(actual)}` instead of `{Line(expected)}`"];

    private static string Line(SignalReply reply) => $"{(reply.Accepted ? "accepted" : "refused")} {reply.Status} {reply.Code} {reply.Message}";
}
