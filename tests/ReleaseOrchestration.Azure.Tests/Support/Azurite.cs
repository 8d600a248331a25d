using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ReleaseOrchestration.Azure.Tests.Support;

/// <summary>Azurite as a process of its own on free ports, in memory of a folder that goes with it.</summary>
public sealed class Azurite : IAsyncLifetime, IDisposable
{
    private const string Account = "devstoreaccount1";

    // The key that every Azurite has; it is published in its documentation.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("relo-azurite-").FullName;
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private int _services;

    /// <summary>Gets each line of its log: a request that it has answered.</summary>
    public Action<string>? Requested { get; set; }

    /// <summary>Where its tables are.</summary>
    public Uri Tables { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Where its blobs are.</summary>
    public Uri Blobs { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Where its queues are.</summary>
    public Uri Queues { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>What a client connects with that needs queues, too.</summary>
    public string Connection => $"{ConnectionString(Tables, Blobs)}QueueEndpoint={Queues.ToString().TrimEnd('/')}/{Account};";

    /// <summary>What a client connects with, to Azurite itself or to something before it.</summary>
    public static string ConnectionString(Uri tables, Uri blobs) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={tables.ToString().TrimEnd('/')}/{Account};BlobEndpoint={blobs.ToString().TrimEnd('/')}/{Account};";

    public async Task InitializeAsync()
    {
        _process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("Azurite ended before it listened."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await _listening.Task.WaitAsync(Patience);
    }

    public Task DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    public void Dispose() => _process?.Dispose();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tests", "tools", "node_modules", "azurite", "dist", "src", "azurite.js");
            if (File.Exists(script))
            {
                return script;
            }
        }

        throw new InvalidOperationException("Azurite is not there; run `npm install --prefix tests/tools` first.");
    }

    private ProcessStartInfo StartInfo() => new("node")
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = _folder,
        ArgumentList =
        {
            Script(), "--location", _folder, "--tableHost", "127.0.0.1", "--tablePort", $"{Tables.Port}", "--blobHost", "127.0.0.1", "--blobPort", $"{Blobs.Port}", "--queueHost", "127.0.0.1", "--queuePort", $"{Queues.Port}",
            "--disableTelemetry", "--skipApiVersionCheck",
        },
    };

    private void Read(string? line)
    {
        if (line?.Contains("successfully list", StringComparison.Ordinal) == true && Interlocked.Increment(ref _services) == 3)
        {
            _listening.TrySetResult();
        }

        if (line is not null)
        {
            Requested?.Invoke(line);
        }
    }
}
