using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>The programs that this server runs, by idempotency key.</summary>
internal sealed class CommandRunner(CommandRecords records, Leftovers leftovers, IRandomSource random, IOptions<CommandConnectorOptions> options, TimeProvider timeProvider)
{
    private const int MarkLength = 16;
    private readonly ConcurrentDictionary<string, CommandRun> _running = new(StringComparer.Ordinal);

    public bool IsRunning(string key) => _running.ContainsKey(key);

    public async Task<PipelineEnded> RunAsync(CommandLaunch launch, CancellationToken cancellationToken)
    {
        await leftovers.EndAsync();
        var run = new CommandRun(launch, NewMark(), records, options.Value.MaxLogBytes, timeProvider);
        if (!_running.TryAdd(launch.Key, run))
        {
            throw new ConnectorUnavailableException(ConnectorErrors.AlreadyRunning(launch.Key));
        }

        try
        {
            return await run.ExecuteAsync(cancellationToken);
        }
        finally
        {
            _running.TryRemove(launch.Key, out _);
        }
    }

    /// <summary>Kills a program. One that has not started yet never will: the cancellation is on disk before anything else.</summary>
    public async Task CancelAsync(string key)
    {
        records.MarkCancelled(key);
        await leftovers.EndAsync();
        if (_running.TryGetValue(key, out var run))
        {
            run.Cancel();
        }
    }

    private string NewMark()
    {
        var bytes = new byte[MarkLength];
        random.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
