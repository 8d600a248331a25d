using System.Globalization;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Commands;

/// <summary>A host that may run shell scripts, with a data folder of its own.</summary>
internal sealed class CommandHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly (string, string)[] _configuration;

    public CommandHost(params (string, string)[] configuration)
    {
        (string, string)[] defaults = [("Connectors:Command:Enabled", "true"), ("data", _folder.Path)];
        _configuration = [.. configuration, .. defaults.ExceptBy(configuration.Select(entry => entry.Item1), entry => entry.Item1)];
        Connectors = new ConnectorHost(_configuration);
    }

    public ConnectorHost Connectors { get; private set; }

    public static string Key => ConnectorHost.Start().IdempotencyKey;

    public string Folder => _folder.Path;

    public string RunningFolder => Path.Combine(Folder, "commands", "running");

    /// <summary>Saves the connector <c>c</c>, which runs a script of <c>/bin/sh</c>.</summary>
    public CommandHost Script(string script, string settings = "", string arguments = "")
    {
        var file = _folder.File("script.sh");
        File.WriteAllText(file, script);
        Connectors.With($"connector: {{id: c, type: command, file: /bin/sh, arguments: ['{file}'{arguments}]{settings}}}");
        return this;
    }

    /// <summary>The same data folder under another server, as after a crash; connectors are to be saved again.</summary>
    public ConnectorHost Restart() => new(_configuration);

    /// <summary>Waits until a file that a script writes has its lines.</summary>
    public async Task<int[]> NumbersAsync(string name, int count)
    {
        using var watcher = new FileSystemWatcher(Folder) { EnableRaisingEvents = true };
        while (true)
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watcher.Changed += (_, _) => changed.TrySetResult();
            watcher.Created += (_, _) => changed.TrySetResult();
            var text = File.Exists(_folder.File(name)) ? await File.ReadAllTextAsync(_folder.File(name)) : string.Empty;
            if (text.Count(c => c == '\n') >= count)
            {
                return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
            }

            await changed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    public Task<PipelineEnded> RunAsync() => Connectors.EndAsync(ConnectorHost.Start());

    public async ValueTask DisposeAsync()
    {
        await Connectors.DisposeAsync();
        _folder.Dispose();
    }
}
