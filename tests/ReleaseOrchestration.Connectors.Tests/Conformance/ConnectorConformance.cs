using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

/// <summary>What every connector to another system must do, against a server that speaks the interface of that system.</summary>
#pragma warning disable CA1001 // The runner of tests disposes by IAsyncLifetime.
public abstract partial class ConnectorConformance : IAsyncLifetime
#pragma warning restore CA1001
{
    private const string InputSecret = "hunter2-of-the-input";
    private readonly TemporaryFolder _folder = new();
    private readonly MovableClock _clock = new();
    private FakeSystem _system = null!;
    private ConnectorHost _host = null!;

    /// <summary>Whether the other side does the work of an idempotency key once, so that a start can be repeated at once.</summary>
    private protected virtual bool KnowsKeys => false;

    /// <summary>Whether the pause between polls grows.</summary>
    private protected virtual bool PausesGrow => true;

    private protected FakeSystem Fake => _system;

    private protected ConnectorHost Host => _host;

    private protected MovableClock Clock => _clock;

    private protected StartPipeline Order => ConnectorHost.Start() with
    {
        Pipeline = _system.Pipeline,
        Ref = "release/1.4",
        Inputs = ImmutableSortedDictionary<string, DataValue>.Empty.Add("version", DataValue.Of("1.4.0")).Add("count", DataValue.Of(3)).Add("password", DataValue.Secret(Reference("input", InputSecret))),
    };

    public async Task InitializeAsync()
    {
        _system = Create();
        await _system.StartAsync();
        _host = new ConnectorHost(services => services.AddSingleton<TimeProvider>(_clock), Configuration());
        _host.With(_system.Connector(Reference("token", FakeSystem.Token)));
        Assert.Empty(_host.Problems);
    }

    /// <summary>Whatever a test did: no secret was logged or kept.</summary>
    public async Task DisposeAsync()
    {
        AssertNoSecret(_host.Log.Text);
        AssertNoSecret(_host.Documents.Text);
        await _host.DisposeAsync();
        await _system.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>The system.</summary>
    private protected abstract FakeSystem Create();

    private protected virtual (string, string)[] Configuration() => [];

    /// <summary>Saves the connector with further settings, or another token.</summary>
    private protected void Configure(string more, string token = FakeSystem.Token) => _host.With(_system.Connector(Reference("token", token), more));

    private protected async Task<PipelineAccepted> AcceptAsync(Effect effect)
    {
        var outcome = await _host.ExecuteAsync(effect);
        AssertNoSecret(outcome.ToString()!);
        return outcome is PipelineEnded ended ? throw new InvalidOperationException(ended.Message) : Assert.IsType<PipelineAccepted>(outcome);
    }

    private protected async Task<PipelineEnded> EndAsync(Effect effect)
    {
        var ended = Assert.IsType<PipelineEnded>(await _host.ExecuteAsync(effect));
        AssertNoSecret($"{ended} {DataValue.Of(ended.Outputs).ToJson()}");
        return ended;
    }

    private protected PollPipeline Question(string handle, int count = 1) => new() { Connector = "c", Handle = handle, IdempotencyKey = Order.IdempotencyKey, Attempt = 1, Count = count };

    private protected CancelPipeline Stop(string handle) => new() { Connector = "c", Handle = handle, IdempotencyKey = Order.IdempotencyKey };

    /// <summary>Starts a run and polls until its name is known, as an activity does.</summary>
    private protected async Task<PipelineAccepted> StartedAsync()
    {
        var accepted = await AcceptAsync(Order);
        for (var count = 1; accepted.ExternalKey.Length == 0 && count < 5; count++)
        {
            accepted = await AcceptAsync(Question(accepted.Handle, count));
        }

        Assert.NotEmpty(accepted.ExternalKey);
        return accepted;
    }

    private protected async Task<PipelineEnded> EndedAsync(FakeEnd end, string? outputs = null)
    {
        var accepted = await StartedAsync();
        _system.Run.Finish(end, outputs is null ? null : Encoding.UTF8.GetBytes(outputs));
        return await EndAsync(Question(accepted.Handle, 9));
    }

    private static void AssertNoSecret(string text)
    {
        Assert.DoesNotContain(FakeSystem.Token, text, StringComparison.Ordinal);
        Assert.DoesNotContain(InputSecret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(FakeSystem.Token))[..20], text, StringComparison.Ordinal);
    }

    private string Reference(string name, string value)
    {
        var file = _folder.File(name);
        File.WriteAllText(file, value);
        return new Uri(file).AbsoluteUri;
    }
}
