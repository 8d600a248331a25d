using System.Net;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Durable.Tests.Service;

/// <summary>The real worker and client of Durable Task, talking gRPC to a <see cref="ManualDurableService"/>.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly GrpcChannel _channel;
    private readonly IHost _worker;

    private DurableHost(WebApplication server, GrpcChannel channel, IHost worker) => (_server, _channel, _worker) = (server, channel, worker);

    public DurableTaskClient Client => _worker.Services.GetRequiredService<DurableTaskClient>();

    public static async Task<DurableHost> StartAsync(ManualDurableService service, Action<DurableTaskRegistry> register)
    {
        var server = await ServeAsync(service);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var channel = GrpcChannel.ForAddress(address);
        var worker = Worker(channel, register);
        await worker.StartAsync();
        return new DurableHost(server, channel, worker);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _worker.StopAsync(patience.Token);
        _worker.Dispose();
        _channel.Dispose();
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
    }

    private static async Task<WebApplication> ServeAsync(ManualDurableService service)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(service);
        builder.Services.Configure<TaskHubGrpcServerOptions>(static _ => { });
        builder.Services.AddSingleton<ManualHistoryServer>();
        var app = builder.Build();
        app.MapGrpcService<ManualHistoryServer>();
        app.Services.GetRequiredService<ManualHistoryServer>();
        await app.StartAsync();
        return app;
    }

    private static IHost Worker(GrpcChannel channel, Action<DurableTaskRegistry> register)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.UseGrpc(channel);
            worker.Configure(options =>
            {
                options.Concurrency.MaximumConcurrentOrchestrationWorkItems = 1000;
                options.Concurrency.MaximumConcurrentActivityWorkItems = 10_000;
            });
            worker.AddTasks(register);
        });
        builder.Services.AddDurableTaskClient(client =>
        {
            client.UseGrpc(channel);
            client.RegisterDirectly();
        });
        return builder.Build();
    }
}
