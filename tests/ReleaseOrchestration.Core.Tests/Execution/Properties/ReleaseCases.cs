using FsCheck;
using FsCheck.Fluent;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution.Properties;

/// <summary>Cases at random, and how a case that breaks a rule is made smaller until it is small enough to read.</summary>
internal static class ReleaseCases
{
    private const int MostChoices = 120;

    public static Arbitrary<ReleaseCase> Any => Arb.From(Generator, Shrink);

    private static Gen<ReleaseCase> Generator =>
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from length in Gen.Choose(0, MostChoices)
        from script in Gen.ArrayOf(Gen.Choose(0, 999), length)
        from doubled in Gen.Choose(0, 60)
        select new ReleaseCase(new RandomProcess(new System.Random(seed)).Make(), script, doubled);

    private static IEnumerable<ReleaseCase> Shrink(ReleaseCase @case) =>
        Processes(@case.Process).Select(p => @case with { Process = p })
            .Concat(Scripts(@case.Script).Select(s => @case with { Script = s }))
            .Concat(@case.Doubled > 0 ? [@case with { Doubled = @case.Doubled / 2 }] : []);

    private static IEnumerable<int[]> Scripts(int[] script)
    {
        for (var half = script.Length / 2; half > 0; half /= 2)
        {
            yield return script[..half];
        }

        for (var i = 0; i < script.Length; i++)
        {
            yield return [.. script[..i], .. script[(i + 1)..]];
        }
    }

    private static IEnumerable<ProcessDefinition> Processes(ProcessDefinition process)
    {
        foreach (var phase in process.Phases)
        {
            yield return Without(process, phase.Id);
            foreach (var smaller in Phases(phase))
            {
                yield return process with { Phases = process.Phases.Replace(phase, smaller) };
            }

            foreach (var activity in phase.Activities)
            {
                yield return WithoutActivity(process, phase, activity.Id);
            }
        }
    }

    private static IEnumerable<PhaseDefinition> Phases(PhaseDefinition phase)
    {
        if (!phase.EntryGates.IsEmpty || !phase.ExitGates.IsEmpty)
        {
            yield return phase with { EntryGates = [], ExitGates = [] };
        }

        foreach (var activity in phase.Activities)
        {
            if (activity.Lock is not null || activity.Timeout is not null || activity.Retry is not null || activity.RunOn != RunOn.Success)
            {
                yield return phase with { Activities = phase.Activities.Replace(activity, activity with { Lock = null, Timeout = null, Retry = null, RunOn = RunOn.Success }) };
            }
        }
    }

    private static ProcessDefinition Without(ProcessDefinition process, string phase) => process with
    {
        Phases = [.. process.Phases.Where(p => p.Id != phase).Select(p => Forget(p, d => d == phase, d => d.StartsWith(phase + ".", StringComparison.Ordinal)))],
    };

    private static ProcessDefinition WithoutActivity(ProcessDefinition process, PhaseDefinition phase, string id)
    {
        var smaller = phase with { Activities = [.. phase.Activities.Where(a => a.Id != id)] };
        var phases = process.Phases.Replace(phase, Forget(smaller, _ => false, d => d == id));
        return process with { Phases = [.. phases.Select(p => Forget(p, _ => false, d => d == $"{phase.Id}.{id}"))] };
    }

    private static PhaseDefinition Forget(PhaseDefinition phase, Func<string, bool> isPhase, Func<string, bool> isActivity) => phase with
    {
        DependsOn = [.. phase.DependsOn.Where(d => !isPhase(d))],
        Activities = [.. phase.Activities.Select(a => a with { DependsOn = [.. a.DependsOn.Where(d => !isActivity(d))] })],
    };
}
