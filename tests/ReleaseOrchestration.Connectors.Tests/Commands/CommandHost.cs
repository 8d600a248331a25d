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

    /// <summary>The connector that was saved last.</summary>
    public string Yaml { get; private set; } = string.Empty;

    public string Folder => _folder.Path;

    public string RunsFolder => Path.Combine(Folder, "commands", "runs");

    /// <summary>The records of programs whose end nobody saw.</summary>
    public IEnumerable<string> Unended => Directory.Exists(RunsFolder) ? Directory.EnumerateFiles(RunsFolder).Select(File.ReadAllText).Where(text => text.Contains("\"ended\":null", StringComparison.Ordinal)) : [];

    /// <summary>Saves the connector <c>c</c>, which runs a script of <c>/bin/sh</c>.</summary>
    public CommandHost Script(string script, string settings = "", string arguments = "")
    {
        var file = _folder.File("script.sh");
        File.WriteAllText(file, script);
        Yaml = $"connector: {{id: c, type: command, file: /bin/sh, arguments: ['{file}'{arguments}]{settings}}}";
        Connectors.With(Yaml);
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

    public Task<PipelineEnded> RunAsync() => RunAsync(ConnectorHost.Start());

    public Task<PipelineEnded> RunAsync(StartPipeline start) => RunAsync(Connectors, start);

    /// <summary>Starts a program and polls it until it has ended, as a release does.</summary>
    public static async Task<PipelineEnded> RunAsync(ConnectorHost connectors, StartPipeline start)
    {
        var outcome = await connectors.ExecuteAsync(start);
        for (var count = 1; outcome is PipelineAccepted accepted; count++)
        {
            Assert.NotNull(accepted.PollAfter);
            outcome = await connectors.ExecuteAsync(new PollPipeline { Connector = start.Connector, Handle = accepted.Handle, IdempotencyKey = start.IdempotencyKey, Count = count });
        }

        return Assert.IsType<PipelineEnded>(outcome);
    }

    public async ValueTask DisposeAsync()
    {
        await Connectors.DisposeAsync();
        _folder.Dispose();
    }
}
