using System.Net;
using System.Net.Sockets;
using ReleaseOrchestration.Server.Demo.Display;
using ReleaseOrchestration.Server.Demo.Simulation;
using ReleaseOrchestration.Server.Hosting;

namespace ReleaseOrchestration.Server.Demo;

/// <summary>Runs the sample of three services on a real server against simulated pipelines.</summary>
internal static class DemoCommand
{
    private const int UsualPort = 5080;
    private const int Failed = 1;

    // Why a host cannot start is told in one line.
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <returns>0 when the release succeeded and everything was as it should be, else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var options = DemoOptions.Read(args);
            using var data = new DemoData(options.DataFolder);
            return await RunAsync(options, data.Folder, Views.ForConsole(), TimeProvider.System);
        }
        catch (Exception exception) when (StartupFailure.Describe(exception) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return Failed;
        }
    }

    /// <summary>Runs the demo with the data in a folder, shown in a view.</summary>
    public static async Task<int> RunAsync(DemoOptions options, string folder, IReleaseView view, TimeProvider timeProvider)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        await using var simulator = await PipelineSimulator.StartAsync(timeProvider);
        await using var server = Build(url, folder);
        await server.StartAsync();
        using var api = new DemoApi(new Uri(url));
        view.Say($"Server on {url}, data in {folder}, pipelines simulated on {simulator.Url}");
        var succeeded = await RunAsync(options, new DemoRelease(api, simulator, view, timeProvider), view, server.Lifetime.ApplicationStopping);
        if (!options.Auto && !server.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            view.Say($"The server goes on at {url}. Press Ctrl+C to end it.");
            await server.WaitForShutdownAsync();
        }

        await server.StopAsync();
        return succeeded ? 0 : Failed;
    }

    private static async Task<bool> RunAsync(DemoOptions options, DemoRelease release, IReleaseView view, CancellationToken cancellationToken)
    {
        try
        {
            return await release.RunAsync(options.Auto, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            view.Say("Stopped before the release had ended.");
            return false;
        }
        catch (Exception exception) when (exception is DemoException or HttpRequestException)
        {
            view.Say($"The demo failed: {exception.Message}");
            return false;
        }
    }

    private static WebApplication Build(string url, string folder) => ServerHost.Build(
        ["--urls", url, "--data", folder, "--Connectors:Http:AllowLoopback", "true", "--Groups:qa", "quinn,dave"],
        builder => builder.Logging.AddFilter((category, level) => level >= LogLevel.Warning && category != HostCategory));

    private static int FreePort()
    {
        try
        {
            using var usual = new TcpListener(IPAddress.Loopback, UsualPort);
            usual.Start();
            return UsualPort;
        }
        catch (SocketException)
        {
            using var any = new TcpListener(IPAddress.Loopback, 0);
            any.Start();
            return ((IPEndPoint)any.LocalEndpoint).Port;
        }
    }
}
