using System.Diagnostics;
using ReleaseOrchestration.Server.Hosting;

namespace ReleaseOrchestration.Server.Tests.Crash;

/// <summary>The real server as a process of its own, which can be killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string dataFolder, Uri url, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { typeof(ServerHost).Assembly.Location, "--data", dataFolder, "--urls", url.ToString().TrimEnd('/') },
            Environment =
            {
                ["Connectors__Http__AllowLoopback"] = "true",
                ["Logging__LogLevel__Default"] = "Warning",
                ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The server ended:\n{Output}"));
    }

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Starts the server and returns when it listens.</summary>
    public static Task<ServerProcess> StartAsync(string dataFolder, Uri url) => StartAsync(dataFolder, url, []);

    /// <summary>Starts the server with further variables in its environment and returns when it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string dataFolder, Uri url, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var server = new ServerProcess(dataFolder, url, environment);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server._listening.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>SIGKILL: nothing of the process runs any more when it returns.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        if (line.Contains("Now listening on", StringComparison.Ordinal))
        {
            _listening.TrySetResult();
        }
    }
}
