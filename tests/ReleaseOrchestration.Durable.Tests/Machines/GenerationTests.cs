using DurableTask.Core;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Tests.Service;
using ReleaseOrchestration.Durable.Tests.Support;

namespace ReleaseOrchestration.Durable.Tests.Machines;

/// <summary>Instances that live long begin new generations: their histories stay short, and nothing is lost.</summary>
public sealed class GenerationTests
{
    // A hundred messages of a generation and what they cause, and the batch in which the hundredth comes.
    private const int MostEvents = 1500;

    private static readonly MachineAddress A = DurableBed.Root.Node("one.a");

    /// <summary>The timeout of the activity, in weeks, must not keep it from a new generation.</summary>
    [Fact]
    public async Task Poll_FiveHundredTimesUnderATimeoutOfWeeks_HistoryStaysShort()
    {
        await using var bed = await DurableBed.OpenAsync();
        var polls = 0;
        bed.World.Answers = call => call.Effect switch
        {
            PollPipeline when ++polls >= 500 => new PipelineEnded { Status = PipelineStatus.Succeeded },
            StartPipeline or PollPipeline => new PipelineAccepted { Handle = "h", PollAfter = TimeSpan.FromSeconds(30) },
            _ => null,
        };
        await bed.StartAsync(Yaml.OnePipeline);
        var longest = 0;
        while (bed.Status(A) == OrchestrationStatus.Running)
        {
            await bed.AdvanceAsync(TimeSpan.FromMinutes(10));
            longest = Math.Max(longest, bed.Instance(A).History.Count);
        }

        Assert.Equal(500, polls);
        Assert.InRange(longest, 100, MostEvents);
        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
        Assert.Single(bed.Said("one.a"), "activity.ended");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public async Task Lock_ThousandRequests_HearsAllAndHistoryStaysShort(double share)
    {
        await using var bed = await DurableBed.OpenAsync(new DurableFaults(share));
        var self = MachineAddress.Lock("prod");
        var last = MachineSnapshot.Empty;
        bed.World.Rules = (machine, snapshot, envelope, now) =>
        {
            var turn = MachineRunner.Deliver(machine, snapshot, envelope, now);
            last = turn.Snapshot;
            return turn;
        };
        await bed.StartAsync(Machine.StartOnDemand(self)!);
        var longest = 0;
        for (var i = 0; i < 1000; i++)
        {
            var requester = Requester(i);
            await bed.SendAsync(self, new Envelope { From = requester.ToString(), Sequence = 1, Message = new LockRequested { Requester = requester, Number = 1 } });
            await bed.SendAsync(self, new Envelope { From = requester.ToString(), Sequence = 2, Message = new LockReleased { Requester = requester, Number = 1 } });
            longest = Math.Max(longest, bed.Instance(self).History.Count);
        }

        await bed.RestAsync();

        Assert.InRange(longest, 1, MostEvents);
        Assert.InRange(bed.Instance(self).History.Count, 1, MostEvents);
        var state = Assert.IsType<LockState>(last.State);
        Assert.Equal(1000, last.Mailbox.Received.Count);
        Assert.All(last.Mailbox.Received.Values, received => Assert.Equal(2, received));
        Assert.Null(state.Holder);
        Assert.Empty(state.Queue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public async Task Freezes_ThousandQuestions_AnswersEachAndHistoryStaysShort(double share)
    {
        await using var bed = await DurableBed.OpenAsync(new DurableFaults(share));
        await bed.StartAsync(Machine.StartOnDemand(MachineAddress.Freezes)!);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        bed.World.Rules = (machine, snapshot, envelope, now) =>
        {
            var turn = MachineRunner.Deliver(machine, snapshot, envelope, now);
            answered.UnionWith(turn.Commands.OfType<Send>().Select(send => send.To.ToString()));
            return turn;
        };
        for (var i = 0; i < 1000; i++)
        {
            var asked = new FreezeAsked { Requester = Requester(i), Number = 1, Subject = new FreezeSubject { ReleaseId = $"r{i}" } };
            await bed.SendAsync(MachineAddress.Freezes, new Envelope { From = Requester(i).ToString(), Sequence = 1, Message = asked });
        }

        await bed.RestAsync();

        Assert.Equal(1000, answered.Count);
        Assert.True(bed.Service.Lost >= 1000, $"only {bed.Service.Lost} answers were sent to the thousand that have no instance here");
        Assert.InRange(bed.Instance(MachineAddress.Freezes).History.Count, 1, MostEvents);
    }

    private static MachineAddress Requester(int number) => new($"r{number}", 1, "one.a");
}
