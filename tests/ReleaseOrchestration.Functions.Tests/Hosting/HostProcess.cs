using System.Diagnostics;
using ReleaseOrchestration.Functions.Tests.Support;

namespace ReleaseOrchestration.Functions.Tests.Hosting;

/// <summary>A Functions host with its worker, which can be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private HostProcess(Process process) => _process = process;

    /// <summary>Starts the host and returns when the app answers.</summary>
    public static async Task<HostProcess> StartAsync(HostCommand command, string app, Uri url, IEnumerable<KeyValuePair<string, string>> settings, HostLog log)
    {
        var process = new Process { StartInfo = StartInfo(command, app, url, settings) };
        process.OutputDataReceived += (_, line) => log.Add(line.Data);
        process.ErrorDataReceived += (_, line) => log.Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new HostProcess(process);
        try
        {
            await host.ReadyAsync(url, log);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL to the host and its worker, by their ids.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit(Patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(HostCommand command, string app, Uri url, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo(command.Program, command.ArgumentsFor(app, url.Port))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = app,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private async Task ReadyAsync(Uri url, HostLog log)
    {
        using var client = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(10) };
        await Wait.UntilAsync(
            async () => _process.HasExited ? throw new InvalidOperationException($"The host ended with {_process.ExitCode}. {log.Last}") : await AnswersAsync(client),
            () => $"The app does not answer. {log.Last}",
            Patience);
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("readyz", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
