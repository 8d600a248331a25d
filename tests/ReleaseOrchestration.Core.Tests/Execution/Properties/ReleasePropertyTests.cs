using FsCheck;
using FsCheck.Fluent;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Tests.Execution.Properties;

/// <summary>Random processes in a random world: what must hold for every release. A case that breaks a rule is made smaller and then told.</summary>
public sealed class ReleasePropertyTests
{
    private const int Cases = 10_000;
    private const int MostSteps = 3000;

    // Always the same cases, so that a change is judged by what it changes; another seed is an environment variable away.
    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("RELEASE_PROPERTY_SEED"), out var seed) ? seed : 20251107UL;

    private static readonly ProcessDefinition Child = ReleaseRun.Read("""
        process:
          id: child
          phases:
            - phase: {id: inner, activities: [{activity: {id: build, type: automated, pipeline: {connector: c, pipeline: p}}}, {activity: {id: check, type: manual, depends-on: [build]}}]}
        """);

    [Fact]
    public void Release_OfAnyProcessInAnyWorld_KeepsEveryRule()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(Seed, 2UL * (Seed / 2) + 1).WithQuietOnSuccess(true);
        Prop.ForAll(ReleaseCases.Any, Holds).Check(config);
    }

    private static void Holds(ReleaseCase @case)
    {
        var plain = Run(@case, _ => { }, checks: true);
        var doubled = Run(@case, r => r.DoubledMessages = @case.Doubled, checks: false);
        Assert.Equal(Text(plain), Text(doubled));
    }

    private static ReleaseRun Run(ReleaseCase @case, Action<SimulatedRuntime> configure, bool checks)
    {
        var run = ReleaseRun.WithChild(@case.Process, Child, configure);
        var world = new ScriptedWorld(run, @case.Script);
        var rules = new StepRules(run, @case.Process);
        var steps = 0;
        while (!run.Runtime.Find(run.Root)!.HasEnded)
        {
            Assert.True(world.Step(), $"nothing can be done, and the release is {run.ReleaseStatus}");
            Assert.True(++steps < MostSteps, "the release does not end");
            if (checks)
            {
                rules.Check();
            }
        }

        if (checks)
        {
            new EndRules(run, @case.Process).Check();
        }

        return run;
    }

    private static string Text(ReleaseRun run) =>
        string.Join('\n', run.Transitions.Select(t => $"{t.At:s} {t.Path} {t.Event} {t.Before} {t.After} {t.Attempt} {t.Actor} {t.Reason}"));
}
