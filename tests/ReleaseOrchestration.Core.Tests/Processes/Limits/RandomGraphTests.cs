using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes.Limits;

/// <summary>Graphs of every size and density, with and without cycles: the checker answers, within a second, and is right about cycles.</summary>
[Collection(TimingTests.Name)]
public sealed class RandomGraphTests
{
    [Fact]
    public void Check_RandomGraphs_EndsAndFindsExactlyTheCycles()
    {
        var cyclic = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var process = Process(new Random(seed), mayCycle: seed % 2 == 0);
            ImmutableArray<Core.Problems.Problem> problems = [];
            Effort.AssertBelowASecond(() => problems = ProcessChecker.Check(process, SourceMap.Empty), $"Graph {seed}");
            var hasCycle = ProcessGraph.Of(process).HasCycle;
            cyclic += hasCycle ? 1 : 0;
            Assert.Equal(hasCycle, problems.Any(problem => problem.Code == ProblemCodes.Cycle));
            Assert.DoesNotContain(problems, problem => problem.Code == ProblemCodes.UnknownDependency);
            Assert.False(hasCycle && seed % 2 == 1, $"Graph {seed} only points backwards.");
        }

        Assert.InRange(cyclic, 10, 30);
    }

    // Without cycles, everything waits for what stands before it.
    private static ProcessDefinition Process(Random random, bool mayCycle)
    {
        var phases = random.Next(1, random.Next(2, 501));
        var perPhase = Math.Max(1, random.Next(1, 2001) / phases);
        var density = random.Next(0, 8);
        return new ProcessDefinition
        {
            Id = "p",
            Phases =
            [
                .. Enumerable.Range(0, phases).Select(phase => new PhaseDefinition
                {
                    Id = $"p{phase}",
                    RunOn = (RunOn)random.Next(3),
                    DependsOn = Names(random, density, mayCycle && random.Next(50) == 0 ? phases : phase, "p"),
                    Activities =
                    [
                        .. Enumerable.Range(0, perPhase).Select(activity => new ActivityDefinition
                        {
                            Id = $"a{activity}",
                            Type = ActivityType.Wait,
                            Duration = "1m",
                            RunOn = (RunOn)random.Next(3),
                            DependsOn = [.. Names(random, density, mayCycle && random.Next(200) == 0 ? perPhase : activity, "a"), .. Names(random, phase == 0 ? 0 : density / 3, perPhase, $"p{random.Next(Math.Max(1, phase))}.a")],
                        }),
                    ],
                }),
            ],
        };
    }

    private static ImmutableArray<string> Names(Random random, int most, int below, string prefix) =>
        below == 0 ? [] : [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => $"{prefix}{random.Next(below)}").Distinct(StringComparer.Ordinal)];
}
