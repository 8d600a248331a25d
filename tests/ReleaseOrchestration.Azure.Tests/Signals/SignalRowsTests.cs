using ReleaseOrchestration.Azure.Tests.Stores;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Tests.Signals;

public sealed class SignalRowsTests(Azurite azurite) : IClassFixture<Azurite>
{
    private readonly MachineAddress _machine = Sample.Release().Node("p.a");

    [Fact]
    public async Task Save_OfTheSameIdAgain_GivesWhatIsThere()
    {
        var storage = await OpenAsync();
        var first = await storage.Signals.SaveAsync(_machine, Sample.Signal("s/1") with { Reason = "one" }, default);
        var second = await storage.Signals.SaveAsync(_machine.Release, Sample.Signal("s/1") with { Reason = "two" }, default);
        Assert.True(first.IsNew);
        Assert.Equal((false, _machine, "one"), (second.IsNew, second.To, second.Signal.Reason));
        Assert.Null(second.Answer);
    }

    [Fact]
    public async Task Save_OfTheSameIdAtOnce_IsNewOnce()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        var saved = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? one : other).Signals.SaveAsync(_machine, Sample.Signal("s") with { Reason = $"{i}" }, default)));
        Assert.Single(saved, signal => signal.IsNew);
        Assert.Single(saved.Select(signal => signal.Signal.Reason).Distinct());
    }

    [Fact]
    public async Task Answer_OfASignal_StaysTheFirstAndEndsItsWaiting()
    {
        var storage = await OpenAsync();
        await storage.Signals.SaveAsync(_machine, Sample.Signal("s"), default);
        Assert.Single(await WaitingAsync(storage));
        await storage.Signals.AnswerAsync(_machine, Reply("s", "one"), default);
        await storage.Signals.AnswerAsync(_machine, Reply("s", "two"), default);
        Assert.Equal("one", (await storage.Signals.ReplyAsync(_machine, "s", default))!.Message);
        Assert.Empty(await WaitingAsync(storage));
        Assert.Equal("one", (await storage.Signals.SaveAsync(_machine, Sample.Signal("s"), default)).Answer!.Message);
        Assert.Empty(await WaitingAsync(storage));
    }

    [Fact]
    public async Task Answer_ToASignalThatWasNeverSaved_IsKept()
    {
        var storage = await OpenAsync();
        await storage.Signals.AnswerAsync(_machine, Reply("s", "one"), default);
        var saved = await storage.Signals.SaveAsync(_machine, Sample.Signal("s"), default);
        Assert.Equal((false, "one"), (saved.IsNew, saved.Answer!.Message));
        Assert.Empty(await WaitingAsync(storage));
    }

    [Fact]
    public async Task Waiting_GivesThoseThatAreOldEnough()
    {
        var storage = await OpenAsync();
        await storage.Signals.SaveAsync(_machine, Sample.Signal("s") with { Reason = new string('x', 50_000) }, default);
        Assert.DoesNotContain(await storage.Signals.WaitingAsync(TimeSpan.FromHours(1), 1000, default), signal => signal.To == _machine);
        var waiting = Assert.Single(await WaitingAsync(storage));
        Assert.Equal(50_000, waiting.Signal.Reason.Length);
    }

    [Fact]
    public async Task WaitForReply_WithoutAnAnswer_EndsAfterThePatience()
    {
        var storage = await OpenAsync();
        Assert.Null(await storage.Signals.WaitForReplyAsync(_machine, "s", TimeSpan.FromMilliseconds(300), default));
        using var cancel = new CancellationTokenSource();
        var waiting = storage.Signals.WaitForReplyAsync(_machine, "s", TimeSpan.FromHours(1), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Save_ThroughFaults_IsThereOnce()
    {
        await using var proxy = await FaultyProxy.StartAsync(azurite.Tables, share: 0.2, seed: 3);
        var storage = await AzureStores.OpenAsync(proxy.Address, azurite.Blobs);
        for (var i = 0; i < 10; i++)
        {
            Assert.True((await storage.Signals.SaveAsync(_machine, Sample.Signal($"s{i}"), default)).IsNew);
            await storage.Signals.AnswerAsync(_machine, Reply($"s{i}", $"{i}"), default);
            Assert.Equal($"{i}", (await storage.Signals.ReplyAsync(_machine, $"s{i}", default))!.Message);
        }

        Assert.Empty(await WaitingAsync(storage));
    }

    private static Reply Reply(string id, string message) => new() { SignalId = id, Answer = new SignalReply { Accepted = true, Message = message } };

    private async Task<IEnumerable<Azure.Signals.SavedSignal>> WaitingAsync(AzureStorage storage) =>
        (await storage.Signals.WaitingAsync(TimeSpan.FromHours(-1), 1000, default)).Where(signal => signal.To == _machine);

    private Task<AzureStorage> OpenAsync() => AzureStores.OpenAsync(azurite.Tables, azurite.Blobs);
}
