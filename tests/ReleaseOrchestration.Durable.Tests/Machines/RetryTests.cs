using DurableTask.Core;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Tests.Support;

namespace ReleaseOrchestration.Durable.Tests.Machines;

/// <summary>What is tried again, how often, and after which pauses.</summary>
public sealed class RetryTests
{
    private static readonly MachineAddress A = DurableBed.Root.Node("one.a");

    [Fact]
    public async Task Effect_FailsTwice_SucceedsOnTheThirdTry()
    {
        await using var bed = await DurableBed.OpenAsync();
        bed.World.Fails = call => call.Try < 3;
        bed.World.Answers = _ => new PipelineEnded { Status = PipelineStatus.Succeeded };

        await bed.StartAsync(Yaml.OnePipeline);
        await bed.AdvanceAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(3, bed.Calls(A, DurableNames.CarryOutEffect));
        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
    }

    [Fact]
    public async Task Effect_FailsAlways_IsGivenUpAfterEightTriesWithDoubledPauses()
    {
        await using var bed = await DurableBed.OpenAsync();
        var tries = new List<TimeSpan>();
        bed.World.Fails = call =>
        {
            tries.Add(bed.Service.Now - DurableBed.Start);
            return true;
        };

        await bed.StartAsync(Yaml.OnePipeline);
        await bed.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 123], tries.Select(instant => (int)instant.TotalSeconds));
        Assert.Contains(bed.World.Transitions(DurableBed.Root), transition => transition.Path == "one.a" && transition.Reason.Contains("the other side is away", StringComparison.Ordinal));
        Assert.Null(bed.SetAside(A));
    }

    [Fact]
    public async Task Commit_FailsManyTimes_LosesNothing()
    {
        await using var calm = await DurableBed.OpenAsync();
        calm.World.Answers = _ => new PipelineEnded { Status = PipelineStatus.Succeeded };
        await calm.StartAsync(Yaml.TwoPipelines);

        await using var bed = await DurableBed.OpenAsync();
        var tries = new Dictionary<(MachineAddress, long), int>();
        bed.World.FailsToCommit = commit => (tries[(commit.Machine, commit.Number)] = tries.GetValueOrDefault((commit.Machine, commit.Number)) + 1) <= 4;
        bed.World.Answers = calm.World.Answers;
        await bed.StartAsync(Yaml.TwoPipelines);
        await bed.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
        Assert.All(tries.Values, count => Assert.Equal(5, count));
        Assert.Equal(Events(calm), Events(bed));
    }

    /// <summary>A signal that comes before the definition is loaded is heard after the start.</summary>
    [Fact]
    public async Task Signal_WhileTheDefinitionIsLoaded_IsAnsweredAfterTheStart()
    {
        await using var bed = await DurableBed.OpenAsync();
        bed.World.MissingDefinitions = 3;
        await bed.StartAsync(Yaml.OnePipeline);
        await bed.SignalAsync(DurableBed.Root, new AbortRelease { SignalId = "s1", Actor = "user:rita", Reason = "enough" });
        Assert.Empty(bed.World.Replies);

        await bed.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Null(bed.SetAside(DurableBed.Root));
        Assert.True(bed.World.Replies["s1"].Accepted, bed.World.Replies["s1"].Message);
        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 64)]
    [InlineData(11, 900)]
    [InlineData(10_000, 900)]
    public void PersistentPause_AfterTries_IsDoubledUpToAQuarterOfAnHour(int tries, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Retries.PersistentPauseAfter(tries));

    /// <summary>Three commits and one effect: what a host bills an activity by.</summary>
    [Theory]
    [InlineData(Yaml.OnePipeline)]
    [InlineData(Yaml.TwoPipelines)]
    public async Task Activity_WithoutRetries_CostsFourDurableCallsAtMost(string process)
    {
        await using var bed = await DurableBed.OpenAsync();

        await bed.StartAsync(process);
        foreach (var waiting in new[] { "one.a", "one.b" }.Where(path => bed.Service.Find(InstanceId.Of(DurableBed.Root.Node(path))) is not null))
        {
            await bed.FinishAsync(DurableBed.Root.Node(waiting), new PipelineEnded { Status = PipelineStatus.Succeeded });
        }

        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
        Assert.InRange(bed.Calls(A), 1, 4);
        Assert.Equal(1, bed.Calls(A, DurableNames.CarryOutEffect));
    }

    private static string[] Events(DurableBed bed) =>
        [.. bed.World.Transitions(DurableBed.Root).Select(transition => $"{transition.Path} {transition.Event} {transition.After}").Order(StringComparer.Ordinal)];
}
