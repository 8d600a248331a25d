using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.ManualCallback;

public sealed class ManualCallbackTests
{
    [Theory]
    [InlineData("", "Run `services/build a`, then report its end at http://relo.test/callbacks/1.")]
    [InlineData(", instructions: 'Ask the mainframe team to run {pipeline} of {ref}.'", "Ask the mainframe team to run services/build a of release/1.4. Report at http://relo.test/callbacks/1")]
    [InlineData(", instructions: 'Run JOB0815'", "Run JOB0815. Report at http://relo.test/callbacks/1")]
    [InlineData(", instructions: 'POST to {callback-url} when done.'", "POST to http://relo.test/callbacks/1 when done.")]
    public async Task Start_Activity_ShowsWhatToDoAndNeverPolls(string settings, string expected)
    {
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: manual-callback{settings}}}");
        Assert.Empty(host.Problems);

        var accepted = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start()));

        Assert.Equal((expected, null, string.Empty), (accepted.Handle, accepted.PollAfter, accepted.ExternalKey));
    }

    [Fact]
    public async Task Start_Twice_IsTheSame()
    {
        await using var host = new ConnectorHost().With("connector: {id: c, type: manual-callback}");

        Assert.Equal(await host.ExecuteAsync(ConnectorHost.Start()), await host.ExecuteAsync(ConnectorHost.Start()));
    }

    [Fact]
    public async Task Start_NamesWithPlaces_AreNotFilledAgain()
    {
        await using var host = new ConnectorHost().With("connector: {id: c, type: manual-callback, instructions: 'Run {pipeline}.'}");

        var accepted = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start() with { Pipeline = "{callback-url}{ref}" }));

        Assert.Equal("Run {callback-url}{ref}. Report at http://relo.test/callbacks/1", accepted.Handle);
    }

    [Fact]
    public async Task Poll_Connector_IsNotPolledAgain()
    {
        await using var host = new ConnectorHost().With("connector: {id: c, type: manual-callback}");

        var accepted = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(new PollPipeline { Connector = "c", Handle = "x", IdempotencyKey = "k" }));

        Assert.Equal(("x", null), (accepted.Handle, accepted.PollAfter));
    }

    [Fact]
    public async Task Cancel_Activity_IsDone()
    {
        await using var host = new ConnectorHost().With("connector: {id: c, type: manual-callback}");

        Assert.IsType<EffectDone>(await host.ExecuteAsync(new CancelPipeline { Connector = "c", IdempotencyKey = "k" }));
    }
}
