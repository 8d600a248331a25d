using System.Net;
using System.Net.Sockets;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Functions.Tests.Support;
using ReleaseOrchestration.Functions.Tests.Telemetry;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Functions.Tests.Hosting;

/// <summary>The app on a Functions host with a storage emulator, a task hub and tables of its own; or one that runs elsewhere.</summary>
public sealed class FunctionsApp : IAsyncLifetime, IDisposable
{
    private const string LogVariable = "FUNCTIONS_HOST_LOGS";

    private readonly string _name = $"t{Guid.NewGuid():N}"[..10];
    private readonly Azurite _storage = new();
    private HostLog? _log;
    private HostProcess? _host;
    private OtlpReceiver? _telemetry;

    /// <summary>Where the app is.</summary>
    public Uri Url { get; } = HostCommand.Elsewhere ?? FreeUrl();

    /// <summary>The begin of the names of all that the host keeps for orchestrations.</summary>
    public string Hub => $"{_name}hub";

    internal AppClient Client { get; private set; } = null!;

    internal OtlpReceiver Telemetry => _telemetry ?? throw new InvalidOperationException("The app runs elsewhere.");

    internal StorageRequests Requests { get; } = new();

    public async Task InitializeAsync()
    {
        Client = new AppClient(Url);
        if (HostCommand.WithoutHost is null)
        {
            var folder = Environment.GetEnvironmentVariable(LogVariable) is { Length: > 0 } kept ? Directory.CreateDirectory(kept).FullName : Path.GetTempPath();
            _log = new HostLog(Path.Combine(folder, $"functions-host-{_name}.log"));
            _storage.Requested += Requests.Add;
            await _storage.InitializeAsync();
            _telemetry = await OtlpReceiver.StartAsync();
            await StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        _host?.Dispose();
        Client?.Dispose();
        await _storage.DisposeAsync();
        if (_telemetry is not null)
        {
            await _telemetry.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _log?.Dispose();
        _storage.Dispose();
    }

    /// <summary>Kills host and worker, if they run; then starts them again on what they left.</summary>
    internal async Task StartAsync()
    {
        Kill();
        _host = await HostProcess.StartAsync(HostCommand.Found!, Folder(), Url, Settings(), _log!);
        Client.Dispose();
        Client = new AppClient(Url);
    }

    /// <summary>Kills host and worker.</summary>
    internal void Kill()
    {
        _host?.Dispose();
        _host = null;
    }

    /// <summary>Runs a test; where it fails, the log of the host goes to its output.</summary>
    internal async Task WatchAsync(ITestOutputHelper output, Func<Task> test)
    {
        try
        {
            await test();
        }
        catch when (_log is not null)
        {
            output.WriteLine(_log.Last);
            throw;
        }
    }

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    // The output of the app's own build, of the same configuration as this one's.
    private static string Folder()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var (framework, configuration) = (own.Name, own.Parent!.Name);
        for (var folder = own; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReleaseOrchestration.sln")))
            {
                return Path.Combine(folder.FullName, "src", "ReleaseOrchestration.Functions", "bin", configuration, framework);
            }
        }

        throw new InvalidOperationException("The tests do not run in the repository, where the app is built.");
    }

    private Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage"] = _storage.Connection,
        ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
        ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
        ["AzureFunctionsJobHost__extensions__durableTask__hubName"] = Hub,
        ["Azure__Storage__ConnectionString"] = _storage.Connection,
        ["Azure__Storage__Prefix"] = _name,
        ["PublicUrl"] = Url.ToString().TrimEnd('/'),
        ["Connectors__Http__AllowLoopback"] = "true",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Url.ToString().TrimEnd('/'),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
    };
}
