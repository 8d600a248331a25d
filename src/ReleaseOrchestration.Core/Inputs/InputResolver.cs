using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Puts the inputs of a release together: an override is stronger than the input set, and that than a default.</summary>
public static class InputResolver
{
    /// <summary>Every value with its origin, every problem, and what is missing. Values are taken as they are: no expression in them is evaluated.</summary>
    /// <param name="process">The process, with its activities taken from the Activity Store.</param>
    /// <param name="set">The input set, if there is one.</param>
    /// <param name="overrides">By <c>X</c> for the process, <c>phase.X</c> for a phase, <c>phase.activity.X</c> for an activity.</param>
    public static InputResolution Resolve(ProcessDefinition process, InputSetDefinition? set, IReadOnlyDictionary<string, DataValue> overrides) =>
        new InputResolving(process, set, new OverrideValues(overrides)).Run();
}
