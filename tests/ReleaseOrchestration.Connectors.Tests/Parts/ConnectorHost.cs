using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Tests.Parts;

/// <summary>The connectors as a host has them, with documents in memory and a log that can be read.</summary>
internal sealed class ConnectorHost : IConnectorDefinitions, ICallbackLinks, IAsyncDisposable
{
    public static readonly MachineAddress Address = new("r1", 2, "build.build_a");
    private readonly Dictionary<string, ConnectorDefinition> _connectors = new(StringComparer.Ordinal);
    private readonly ServiceProvider _services;

    public ConnectorHost(params (string Key, string Value)[] configuration)
        : this(_ => { }, configuration)
    {
    }

    public ConnectorHost(Action<IServiceCollection> configure, params (string Key, string Value)[] configuration)
    {
        var services = new ServiceCollection();
        configure(services);
        services.AddSingleton<IDocumentStore>(Documents);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<IConnectorDefinitions>(this);
        services.AddSingleton<ICallbackLinks>(this);
        services.AddConnectors(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Connectors:Http:AllowLoopback", "true"), new("Connectors:Http:QuickPause", "00:00:00.001")])
            .AddInMemoryCollection(configuration.Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value)))
            .Build());
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public RecordingLoggerProvider Log { get; } = new();

    public MemoryDocuments Documents { get; } = new();

    public IServiceProvider Services => _services;

    private IEffectExecutor Executor => _services.GetRequiredService<IEffectExecutor>();

    public static StartPipeline Start(string connector = "c", int attempt = 1) => new()
    {
        Connector = connector,
        Pipeline = "services/build a",
        Ref = "release/1.4",
        IdempotencyKey = $"{Address}/{attempt}",
        Address = Address,
        Attempt = attempt,
    };

    /// <summary>What is wrong with the settings of the connector that was saved last; a server would have refused it.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Saves a connector that no document of this version could hold.</summary>
    public ConnectorHost With(ConnectorDefinition connector)
    {
        _connectors[connector.Id] = connector;
        return this;
    }

    /// <summary>Saves the connector of a YAML document.</summary>
    public ConnectorHost With(string yaml)
    {
        var read = DocumentReader.Read(yaml, "connector.yaml");
        Assert.DoesNotContain(read.Problems, problem => problem.Code != ProblemCodes.WrongSetting);
        Problems = read.Problems;
        var connector = Assert.IsType<ConnectorDocument>(Assert.Single(read.Documents)).Connector;
        _connectors[connector.Id] = connector;
        return this;
    }

    public Task<EffectOutcome> ExecuteAsync(Effect effect, CancellationToken cancellationToken = default) =>
        Executor.ExecuteAsync(new EffectInvocation(Address, "e1", effect, 1), cancellationToken);

    public async Task<PipelineEnded> EndAsync(Effect effect, CancellationToken cancellationToken = default) =>
        Assert.IsType<PipelineEnded>(await ExecuteAsync(effect, cancellationToken));

    public Task<ConnectorDefinition?> FindConnectorAsync(string id, CancellationToken cancellationToken) => Task.FromResult(_connectors.GetValueOrDefault(id));

    public string UrlFor(MachineAddress machine, int attempt, string effectKey) => $"http://relo.test/callbacks/{attempt}";

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
