using System.Text;
using ReleaseOrchestration.Connectors.Tests.Conformance.Systems;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

public sealed class GitHubConformanceTests : ConnectorConformance
{
    private const string NoCorrelation = ", correlation-input: ''";

    private FakeGitHub GitHub => (FakeGitHub)Fake;

    private protected override FakeSystem Create() => new FakeGitHub();

    [Fact]
    public async Task Start_ServerTellsTheRun_NamesItAtOnce()
    {
        var accepted = await AcceptAsync(Order);

        Assert.Equal($"github:{Fake.Authority}/octo-org/octo-repo/runs/{Fake.Run.Id}", accepted.ExternalKey);
        Assert.Equal(accepted.ExternalKey, accepted.Handle);
        Assert.Equal($"{Fake.Url}/octo-org/octo-repo/actions/runs/{Fake.Run.Id}", accepted.LogUrl);
        Assert.Equal("2022-11-28", Assert.Single(Fake.Received).Headers["X-GitHub-Api-Version"]);
        Assert.StartsWith("relo-", Fake.Run.Inputs["release_key"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(NoCorrelation)]
    public async Task Start_ServerThatDoesNotTellTheRun_FindsItInTheList(string more)
    {
        GitHub.TellsRun = false;
        GitHub.ListsBehind = 1;
        Configure(more);

        var accepted = await AcceptAsync(Order);
        Assert.Empty(accepted.Handle);
        accepted = await AcceptAsync(Question(accepted.Handle, 1));
        Assert.Empty(accepted.Handle);
        accepted = await AcceptAsync(Question(accepted.Handle, 2));

        Assert.EndsWith($"/runs/{Fake.Run.Id}", accepted.ExternalKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_RunThatNeverAppears_FailsInTheEnd()
    {
        GitHub.TellsRun = false;
        GitHub.ListsBehind = 1000;
        await AcceptAsync(Order);

        await AcceptAsync(Question(string.Empty, 3));
        Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.StartsWith("RO6305: ", (await EndAsync(Question(string.Empty, 4))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoCorrelationAndSeveralRuns_SaysSo()
    {
        GitHub.TellsRun = false;
        Configure(NoCorrelation);
        await AcceptAsync(Order);
        await AcceptAsync(Order with { IdempotencyKey = "r1/2/build.build_b/1" });

        Assert.StartsWith("RO6310: ", (await EndAsync(Question(string.Empty, 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoCorrelationAndTheOtherRunIsTaken_FindsItsOwn()
    {
        GitHub.TellsRun = false;
        Configure(NoCorrelation);
        var other = Order with { IdempotencyKey = "r1/2/build.build_b/1" };
        await AcceptAsync(other);
        await AcceptAsync(new PollPipeline { Connector = "c", Handle = string.Empty, IdempotencyKey = other.IdempotencyKey, Count = 1 });
        await AcceptAsync(Order);

        Assert.EndsWith($"/runs/{Fake.Runs[1].Id}", (await AcceptAsync(Question(string.Empty, 1))).ExternalKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoCorrelationAndTheAnswerWasLost_IsNotMadeAgain()
    {
        Configure(NoCorrelation);
        Fake.Break(Fault.AnswerLost, start: true);

        Assert.StartsWith("RO6304: ", (await EndAsync(Order)).Message, StringComparison.Ordinal);
        Assert.StartsWith("RO6304: ", (await EndAsync(Order)).Message, StringComparison.Ordinal);
        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Start_NoRef_TakesTheDefaultBranch()
    {
        await AcceptAsync(Order with { Ref = string.Empty });

        Assert.Equal("trunk", Fake.Run.Ref);
    }

    [Fact]
    public async Task Start_RepositoryOfTheConnector_NeedsTheFileOnly()
    {
        Configure(", repository: octo-org/octo-repo");

        await AcceptAsync(Order with { Pipeline = "build.yml" });

        Assert.Single(Fake.Runs);
    }

    [Theory]
    [InlineData("build.yml", "RO6309")]
    [InlineData("octo-org/../build.yml", "RO6309")]
    [InlineData("octo-org/octo-repo/nothing.yml", "RO6303")]
    public async Task Start_WrongPipeline_SaysWhatIsWrong(string pipeline, string code)
    {
        Assert.StartsWith(code, (await EndAsync(Order with { Pipeline = pipeline })).Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Runs);
    }

    [Theory]
    [InlineData("github:github.com/octo-org/octo-repo/runs/1")]
    [InlineData("nonsense")]
    public async Task Poll_RunOfAnotherHost_IsNotAskedFor(string handle)
    {
        Assert.StartsWith("RO6307: ", (await EndAsync(Question(handle))).Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Received);
    }

    [Fact]
    public async Task Poll_ArchiveThatUnpacksToMuch_Fails()
    {
        GitHub.Archive = FakeGitHub.Zip(("release-outputs.json", Encoding.UTF8.GetBytes($$"""{"x":"{{new string('0', 50_000_000)}}"}""")));

        Assert.Contains("longer than 256 KiB", (await EndedAsync(FakeEnd.Succeeded, "{}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_ArchiveOfManyFiles_Fails()
    {
        GitHub.Archive = FakeGitHub.Zip([.. Enumerable.Range(0, 21).Select(n => ($"{n}.txt", Array.Empty<byte>()))]);

        Assert.Contains("more than 20 entries", (await EndedAsync(FakeEnd.Succeeded, "{}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_ArchiveOfTwoDocuments_Fails()
    {
        GitHub.Archive = FakeGitHub.Zip(("a.json", "{}"u8.ToArray()), ("b.json", "{}"u8.ToArray()));

        Assert.Contains("2 files of type .json", (await EndedAsync(FakeEnd.Succeeded, "{}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_ArchiveThatIsNone_Fails()
    {
        GitHub.Archive = "PK no"u8.ToArray();

        Assert.Contains("no valid zip file", (await EndedAsync(FakeEnd.Succeeded, "{}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_ArchiveOfAnyName_IsReadAlsoWithAByteOrderMark()
    {
        GitHub.Archive = FakeGitHub.Zip(("out/values.JSON", [0xEF, 0xBB, 0xBF, .. "{\"a\":1}"u8]), ("readme.txt", "x"u8.ToArray()));

        Assert.Equal(1m, (await EndedAsync(FakeEnd.Succeeded, "{}")).Outputs["a"].Number);
    }

    [Fact]
    public async Task Poll_HostsThatAreNotAllowed_AreNotCalledForOutputsEither()
    {
        await using var host = new ConnectorHost(("Connectors:Http:AllowedHosts:0", "api.github.com")).With(Fake.Connector("env://PATH"));

        Assert.StartsWith("RO6103: ", (await host.EndAsync(Order with { Inputs = Order.Inputs.Clear() })).Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Received);
    }
}
