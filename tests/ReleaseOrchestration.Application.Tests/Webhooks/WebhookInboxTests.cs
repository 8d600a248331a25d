using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Webhooks;

public sealed class WebhookInboxTests : IAsyncLifetime
{
    private const string Key = "http:ci.example/42";
    private static readonly MachineAddress Build = new("r1", 1, "run.build");
    private readonly AskedSystem _system = new();
    private readonly ManualClock _clock = new();
    private Workshop _shop = null!;
    private ExternalRuns _runs = null!;
    private WebhookInbox _inbox = null!;

    public async Task InitializeAsync()
    {
        _shop = await Workshop.OpenAsync();
        await _shop.ApplyAsync("connector: {id: ci, type: http, url: 'https://ci.example'}\n---\nconnector: {id: other, type: http, url: 'https://ci.example'}\n---\n" + Texts.Building("p", "ci"));
        await _shop.CreateAsync("r1", "p");
        _runs = new ExternalRuns(_shop.Runtime);
        _inbox = new WebhookInbox(_shop.Store, new KnownReadings(), new WebhookDeliveries(_shop.Runtime, _clock), _runs, _system, _shop.Signals, _clock);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Take_RunThatEnded_TellsItsActivityOnce()
    {
        await KeepAsync();

        Assert.Equal(WebhookAnswer.Done, await AnswerAsync($"d1 {Key}"));
        Assert.Equal("Succeeded", (await _shop.NodeAsync("r1", "run.build")).Status);
        Assert.Equal(WebhookAnswer.Repeated, await AnswerAsync($"d1 {Key}"));
        Assert.Equal(("ci", "h42", 1), (Assert.Single(_system.Questions) is var question ? (question.Connector, question.Handle, question.Attempt) : default));
    }

    [Fact]
    public async Task Take_SameDeliveryManyTimesAtOnce_IsOneEnd()
    {
        await KeepAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => AnswerAsync($"d{n % 3} {Key}")));

        Assert.Single(answers, answer => answer == WebhookAnswer.Done);
        Assert.All(answers, answer => Assert.Contains(answer, new[] { WebhookAnswer.Done, WebhookAnswer.Late, WebhookAnswer.Repeated }));
        Assert.Equal("Succeeded", (await _shop.NodeAsync("r1", "run.build")).Status);
    }

    [Fact]
    public async Task Take_ActivityThatEndedBefore_IsLateWhateverTheSystemSays()
    {
        await KeepAsync();
        await AnswerAsync($"d1 {Key}");
        _system.Answer = _ => Task.FromResult<EffectOutcome>(new PipelineEnded { Status = PipelineStatus.Failed });

        Assert.Equal(WebhookAnswer.Late, await AnswerAsync($"d2 {Key}"));
        Assert.Equal(WebhookAnswer.Repeated, await AnswerAsync($"d2 {Key}"));
        Assert.Equal("Succeeded", (await _shop.NodeAsync("r1", "run.build")).Status);
    }

    [Fact]
    public async Task Take_RunOfARestartedRelease_IsLate()
    {
        await KeepAsync(attempt: 2);

        Assert.Equal(WebhookAnswer.Late, await AnswerAsync($"d1 {Key}"));
        Assert.Equal("Running", (await _shop.NodeAsync("r1", "run.build")).Status);
    }

    [Fact]
    public async Task Take_BeforeTheRunIsKnown_IsUnknownAndMayComeAgain()
    {
        Assert.Equal(WebhookAnswer.Unknown, await AnswerAsync($"d1 {Key}"));
        Assert.Empty(_system.Questions);
        await KeepAsync();

        Assert.Equal(WebhookAnswer.Done, await AnswerAsync($"d1 {Key}"));
    }

    [Fact]
    public async Task Take_RunOfAnotherConnector_IsUnknown()
    {
        await KeepAsync();

        Assert.Equal(WebhookAnswer.Unknown, await AnswerAsync($"d1 {Key}", "other"));
        Assert.Empty(_system.Questions);
        Assert.Equal(WebhookAnswer.Done, await AnswerAsync($"d1 {Key}"));
    }

    [Fact]
    public async Task Take_NothingAboutAnEnd_IsIgnored()
    {
        Assert.Equal(WebhookAnswer.Ignored, await AnswerAsync("d1"));
        Assert.Equal(WebhookAnswer.Ignored, await AnswerAsync("d1"));
        Assert.Empty(_system.Questions);
    }

    [Fact]
    public async Task Take_RunThatHasNotEnded_WaitsAndTakesTheSameDeliveryAgain()
    {
        await KeepAsync();
        var ended = _system.Answer;
        _system.Answer = _ => Task.FromResult<EffectOutcome>(new PipelineAccepted { Handle = "h42" });

        Assert.Equal(WebhookAnswer.Pending, await AnswerAsync($"d1 {Key}"));
        Assert.Equal("Running", (await _shop.NodeAsync("r1", "run.build")).Status);
        _system.Answer = ended;
        Assert.Equal(WebhookAnswer.Done, await AnswerAsync($"d1 {Key}"));
    }

    [Fact]
    public async Task Take_SystemThatFails_LeavesTheRunToThePolls()
    {
        await KeepAsync();
        var ended = _system.Answer;
        _system.Answer = _ => throw new IOException("connection reset");
        var result = await TakeAsync($"d1 {Key}");

        Assert.Equal((WebhookAnswer.Pending, "connection reset"), (result.Answer.Value, Assert.IsType<IOException>(result.Failure).Message));
        _system.Answer = ended;
        Assert.Equal(WebhookAnswer.Done, await AnswerAsync($"d1 {Key}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Take_SystemThatHangs_IsLeftAfterEightSeconds(bool listens)
    {
        await KeepAsync();
        var never = new TaskCompletionSource<EffectOutcome>();
        _system.Answer = token => listens ? never.Task.WaitAsync(token) : never.Task;
        var taking = TakeAsync($"d1 {Key}");
        await _system.Asked;
        _clock.Advance(WebhookInbox.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(taking.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var result = await taking;
        Assert.Equal(WebhookAnswer.Pending, result.Answer.Value);
        Assert.IsAssignableFrom<OperationCanceledException>(result.Failure);
        Assert.Equal("Running", (await _shop.NodeAsync("r1", "run.build")).Status);
    }

    [Fact]
    public async Task Take_SenderGoesAway_IsNoFailureOfTheSystem()
    {
        await KeepAsync();
        using var sender = new CancellationTokenSource();
        _system.Answer = _ => new TaskCompletionSource<EffectOutcome>().Task;
        var taking = _inbox.TakeAsync(Request($"d1 {Key}"), sender.Token);
        await _system.Asked;
        await sender.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
    }

    [Fact]
    public async Task Take_NotGenuine_HasOneAnswerWhateverTheReason()
    {
        await KeepAsync();
        string[] connectors = ["ci", "nobody", string.Empty, "a/b", "a#?\\b", "a\nb", new string('x', 10_000), "..", "\uD800"];
        foreach (var connector in connectors)
        {
            var result = await TakeAsync(connector == "ci" ? string.Empty : $"d1 {Key}", connector);
            Assert.Equal((401, "RO4210", "This webhook does not count here. If it should, look into the log of the server."), (result.Answer.Error!.Status, result.Answer.Error.Code, result.Answer.Error.Message));
            Assert.NotEmpty(result.Reading.Doubt);
        }

        Assert.Empty(_system.Questions);
    }

    [Fact]
    public async Task Take_GenuineAndUnreadable_SaysWhy()
    {
        var error = (await TakeAsync("?")).Answer.Error!;

        Assert.Equal((422, "RO4211", "The webhook is genuine, and it asks."), (error.Status, error.Code, error.Message));
    }

    private static WebhookRequest Request(string body, string connector = "ci") => new(connector, ImmutableDictionary<string, string>.Empty, Encoding.UTF8.GetBytes(body));

    private Task KeepAsync(int attempt = 1) =>
        _runs.KeepAsync(new ExternalRun { Key = Key, Machine = Build, Attempt = attempt, IdempotencyKey = string.Empty, Connector = "ci", Handle = "h42" }, default);

    private Task<WebhookResult> TakeAsync(string body, string connector = "ci") => _inbox.TakeAsync(Request(body, connector), default);

    private async Task<WebhookAnswer> AnswerAsync(string body, string connector = "ci") => (await TakeAsync(body, connector)).Answer.Value;
}
