using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>The freezes of a scenario: those among the documents are in force from its start, lines set, end and break them.</summary>
internal sealed class ScenarioFreezes(ProcessIndex index, SimulatedRuntime runtime)
{
    private int _version;

    public static bool IsAbout(ScriptLine line) => line is ScriptedRequest { Verb: ScriptVerb.Freeze or ScriptVerb.EndFreeze or ScriptVerb.BreakGlass };

    /// <summary>The freeze that a line is about.</summary>
    public static string IdOf(ScriptLine line) => line is ScriptedRequest { Freeze: { } freeze } ? freeze.Id : line.Path;

    /// <summary>The freezes that lines may be about.</summary>
    public static ImmutableArray<string> Ids(ProcessIndex index, ScenarioDefinition scenario) =>
        [.. index.Freezes.Keys.Concat(scenario.Script.OfType<ScriptedRequest>().Select(line => line.Freeze?.Id).OfType<string>()).Distinct(StringComparer.Ordinal)];

    public void SetAll()
    {
        foreach (var freeze in index.Freezes.Values)
        {
            Set(freeze, "system", string.Empty, ended: false);
        }
    }

    /// <summary>The answer to a line about a freeze; null for another line.</summary>
    public SignalReply? Handle(ScriptedRequest line, MachineAddress root) => line.Verb switch
    {
        ScriptVerb.BreakGlass => runtime.Signal(root, Glass(line)),
        ScriptVerb.Freeze or ScriptVerb.EndFreeze => Find(line) is { } freeze ? Set(freeze, line.By, line.Reason, line.Verb == ScriptVerb.EndFreeze) : Refusals.UnknownFreeze(IdOf(line)),
        _ => null,
    };

    private BreakGlass Glass(ScriptedRequest line) => new()
    {
        SignalId = $"line{line.Index}",
        Actor = line.By,
        Groups = line.Groups,
        Reason = line.Reason,
        Freeze = line.Path,
        ExpiresAt = Moments.TryResolve(line.Expires, runtime.Now, out var expires) ? expires : null,
    };

    private FreezeDefinition? Find(ScriptedRequest line)
    {
        var known = (runtime.Find(MachineAddress.Freezes)?.State as FreezeState)?.Freezes.GetValueOrDefault(IdOf(line))?.Definition;
        return line.Verb == ScriptVerb.EndFreeze ? known : line.Freeze ?? index.Freezes.GetValueOrDefault(line.Path) ?? known;
    }

    private SignalReply Set(FreezeDefinition freeze, string actor, string reason, bool ended)
    {
        var version = ++_version;
        return runtime.Signal(MachineAddress.Freezes, new SetFreeze { SignalId = $"freeze{version}", Actor = actor, Reason = reason, Definition = freeze, Version = version, Ended = ended });
    }
}
