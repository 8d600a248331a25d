using System.Globalization;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

public abstract partial class ConnectorConformance
{
    private const int Always = 50;

    public static TheoryData<int, string> Limits { get; } = new()
    {
        { 429, "Retry-After" },
        { 403, "Retry-After" },
        { 429, "x-ratelimit-reset" },
        { 403, "x-ratelimit-reset" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Start_CallsAreLimited_IsMadeAgainLater(int status, string header)
    {
        Fake.Break(Limited(status, header), start: true, Always);
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Order));
        Assert.Empty(Fake.Runs);

        Fake.Mend();
        await StartedAsync();

        Assert.Single(Fake.Runs);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Poll_CallsAreLimited_AsksAgainLater(int status, string header)
    {
        var started = await StartedAsync();
        Fake.Break(Limited(status, header), start: false, Always);
        if (KnowsKeys)
        {
            await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Question(started.Handle)));
        }
        else
        {
            var later = await AcceptAsync(Question(started.Handle));
            Assert.Equal(started.Handle, later.Handle);
            Assert.InRange(later.PollAfter!.Value.TotalSeconds, 110, 121);
        }

        Fake.Mend();
        Fake.Run.Finish(FakeEnd.Succeeded);
        Assert.Equal(PipelineStatus.Succeeded, (await EndAsync(Question(started.Handle, 2))).Status);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Poll_ServerFailsForAMoment_IsNotNoticed(int status)
    {
        var started = await StartedAsync();
        Fake.Break(Fault.Status(status, "<html>oops</html>"), start: false);

        Assert.Equal(started.ExternalKey, (await AcceptAsync(Question(started.Handle))).ExternalKey);
    }

    [Fact]
    public async Task Poll_ServerFailsForLong_IsTriedAgainByTheShell()
    {
        var started = await StartedAsync();
        Fake.Break(Fault.Status(503), start: false, Always);

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Question(started.Handle)));
    }

    [Fact]
    public async Task Poll_AnswerCutOffOnce_IsNotNoticed()
    {
        var started = await StartedAsync();
        Fake.Break(Fault.Truncated, start: false);

        Assert.Equal(started.ExternalKey, (await AcceptAsync(Question(started.Handle))).ExternalKey);
    }

    [Fact]
    public async Task Poll_NoAnswerInTime_IsTriedAgainByTheShell()
    {
        var started = await StartedAsync();
        Configure(", timeout: 1");
        Fake.Break(Fault.Slow, start: false, Always);

        var error = await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Question(started.Handle)));

        Assert.Contains("no answer within 1s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_AnswerThatIsTooLarge_Fails()
    {
        var started = await StartedAsync();
        Fake.Break(Fault.TooLarge, start: false, Always);

        Assert.Contains("longer than 1 MiB", (await EndAsync(Question(started.Handle, 9))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>")]
    public async Task Poll_AnswerThatIsNoJson_Fails(string body)
    {
        var started = await StartedAsync();
        Fake.Break(Fault.Status(200, body), start: false, Always);

        Assert.StartsWith("RO6108: ", (await EndAsync(Question(started.Handle, 9))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_Redirect_IsNotFollowed(bool start)
    {
        var handle = start ? string.Empty : (await StartedAsync()).Handle;
        Fake.Break(Fault.Redirect($"{Fake.Url}/elsewhere"), start, Always);

        var ended = await EndAsync(start ? Order : Question(handle, 9));

        Assert.StartsWith("RO6107: ", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Fake.Received, request => request.Path == "/elsewhere");
    }

    [Fact]
    public async Task Start_WrongCredentials_FailsForGood()
    {
        Configure(string.Empty, token: "another-token");

        var ended = await EndAsync(Order);

        Assert.Matches("^RO6(105|301): ", ended.Message);
        Assert.DoesNotContain("another-token", $"{ended.Message} {Host.Log.Text}", StringComparison.Ordinal);
        Assert.Empty(Fake.Runs);
    }

    [Fact]
    public async Task Poll_CredentialsRevoked_FailsForGood()
    {
        var started = await StartedAsync();
        Configure(string.Empty, token: "another-token");

        Assert.Matches("^RO6(105|301): ", (await EndAsync(Question(started.Handle, 9))).Message);
    }

    [Fact]
    public async Task Start_SecretThatIsNotThere_FailsForGood()
    {
        Host.With(Fake.Connector("env://RELO_TEST_NOT_SET"));

        Assert.StartsWith("RO6004: ", (await EndAsync(Order)).Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Received);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    public async Task Start_RefusedWithAnEchoOfTheSecrets_SaysWhyWithoutThem(int status)
    {
        Fake.Break(Fault.Status(status, $$"""{"message":"bad token {{FakeSystem.Token}} or input {{InputSecret}}"}"""), start: true);

        var ended = await EndAsync(Order);

        Assert.Contains("bad token ***", ended.Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Runs);
    }

    [Fact]
    public async Task Start_ThenHostGone_PollIsTriedAgainByTheShell()
    {
        var started = await StartedAsync();
        await Fake.DisposeAsync();

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Question(started.Handle)));
    }

    private Fault Limited(int status, string header) => header == "Retry-After"
        ? Fault.RetryAfter(status, 120)
        : Fault.Status(status, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), (header, (_clock.GetUtcNow().ToUnixTimeSeconds() + 120).ToString(CultureInfo.InvariantCulture)));
}
