using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Hosting;

namespace ReleaseOrchestration.Embedded.Tests.Hosting;

public sealed class HostingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("relo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AddEmbeddedRuntime_InAHost_OpensBeforeAndClosesAfterTheRest()
    {
        using var host = Build(o => o.DataFolder = _folder);
        await host.StartAsync();
        var runtime = host.Services.GetRequiredService<EmbeddedRuntime>();
        Assert.True(runtime.IsReady);
        Assert.Same(runtime, host.Services.GetRequiredService<IDocumentStore>());
        Assert.Same(runtime, host.Services.GetRequiredService<IExecutionRuntime>());
        var written = await runtime.WriteAsync([new DocumentWrite(new("p", "r"), "{}"u8.ToArray())], default);
        Assert.True(written.Succeeded);
        await host.StopAsync();
        Assert.False(runtime.IsReady);
    }

    [Fact]
    public async Task AddEmbeddedRuntime_WithOptionsThatAreNotValid_FailsAtTheStart()
    {
        using var host = Build(o => o.DataFolder = string.Empty);
        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }

    private static IHost Build(Action<EmbeddedOptions> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddEmbeddedRuntime(configure);
        builder.Services.AddSingleton<IEffectExecutor, StoreUsingExecutor>();
        return builder.Build();
    }

    /// <summary>An executor that needs the stores of the runtime that needs the executor.</summary>
    private sealed class StoreUsingExecutor(IDocumentStore documents) : IEffectExecutor
    {
        public async Task<EffectOutcome> ExecuteAsync(EffectInvocation invocation, CancellationToken cancellationToken)
        {
            await documents.GetAsync(new DocumentKey("p", invocation.EffectId), cancellationToken);
            return new EffectDone();
        }
    }
}
