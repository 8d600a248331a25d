using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Durable.Carrying;
using ReleaseOrchestration.Durable.Hosting;
using ReleaseOrchestration.Durable.Starts;
using ReleaseOrchestration.Durable.Tests.Service;
using ReleaseOrchestration.Durable.Tests.Support;

namespace ReleaseOrchestration.Durable.Tests.Tables;

/// <summary>The durable runtime over tables and blobs, with the durable service in memory.</summary>
internal sealed class TableBed : IAsyncDisposable, IDurableClients, IEffectExecutor
{
    private DurableHost _host = null!;
    private ServiceProvider _provider = null!;

    public ManualDurableService Service { get; } = new(DurableBed.Start, new DurableFaults());

    public AzureStorage Storage { get; private set; } = null!;

    public DurableRuntime Runtime => Part<DurableRuntime>();

    /// <summary>What comes of every effect.</summary>
    public EffectOutcome Outcome { get; set; } = new EffectDone();

    /// <summary>How many more times there is no client.</summary>
    public int Missing { get; set; }

    public DurableTaskClient Current => Missing-- > 0 ? throw new InvalidOperationException("there is no client") : _host.Client;

    public static async Task<TableBed> OpenAsync(Azurite azurite, string prefix)
    {
        var bed = new TableBed();
        var options = new AzureStorageOptions { ConnectionString = Azurite.ConnectionString(azurite.Tables, azurite.Blobs), Prefix = prefix, PollInterval = TimeSpan.FromMilliseconds(50) };
        bed.Storage = new AzureStorage(options, new PlainRandom());
        await bed.Storage.CreateAsync(default);
        bed._provider = bed.Parts();
        bed._host = await DurableHost.StartAsync(bed.Service, bed.Register);
        return bed;
    }

    public T Part<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public Task<EffectOutcome> ExecuteAsync(EffectInvocation invocation, CancellationToken cancellationToken) => Task.FromResult(Outcome);

    public async Task<StartRelease> StartOfAsync(string yaml, string release = "r1")
    {
        var hash = await Storage.Contents.PutAsync(DefinitionCodec.Serialize(DurableBed.Read(yaml)), default);
        return new StartRelease
        {
            Self = new MachineAddress(release, 1, string.Empty),
            RulesVersion = RulesVersion.Current,
            DefinitionHash = hash,
            Facts = new ReleaseFacts { Id = release, Name = release, StartedAt = DurableBed.Start, StartedBy = "user:rita", CreatedBy = "user:carl" },
            RootReleaseId = release,
        };
    }

    public async Task StartAsync(string yaml, string release = "r1")
    {
        Assert.True(await Runtime.StartAsync(await StartOfAsync(yaml, release), default));
        await RestAsync();
    }

    public async Task RestAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await Service.RestAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    private ServiceProvider Parts()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new HurriedTime());
        services.AddSingleton(Storage.Definitions).AddSingleton(Storage.Commits).AddSingleton(Storage.Signals).AddSingleton(Storage.Machines).AddSingleton(Storage.Payloads);
        services.AddSingleton<IDurableClients>(this).AddSingleton<IEffectExecutor>(this);
        services.AddDurableRuntime();
        return services.BuildServiceProvider();
    }

    private void Register(DurableTaskRegistry registry)
    {
        foreach (var name in new[] { DurableNames.Release, DurableNames.Phase, DurableNames.Activity, DurableNames.Lock, DurableNames.Freezes })
        {
            registry.AddOrchestratorFunc<string, string?>(name, (context, _) => DurableMachines.RunAsync(context));
        }

        var calls = Part<DurableCalls>();
        registry.AddActivityFunc<string, string>(DurableNames.CommitTurn, (_, input) => calls.CommitTurnAsync(input, default));
        registry.AddActivityFunc<string, string>(DurableNames.CarryOutEffect, (_, input) => calls.CarryOutEffectAsync(input, default));
        registry.AddActivityFunc<string, string>(DurableNames.LoadDefinition, (_, input) => calls.LoadDefinitionAsync(input, default));
        registry.AddActivityFunc<string, string>(DurableNames.KeepPayload, (_, input) => calls.KeepPayloadAsync(input, default));
        registry.AddActivityFunc<string, string>(DurableNames.FetchPayload, (_, input) => calls.FetchPayloadAsync(input, default));
        registry.AddActivityFunc<string, string>(DurableNames.StartMachine, (_, input) => calls.StartMachineAsync(input, default));
    }
}
