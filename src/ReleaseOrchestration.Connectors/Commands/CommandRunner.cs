using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>The programs that this server runs, by idempotency key. They run beside the calls that ask for them, so that a long one neither keeps others waiting nor its own end.</summary>
internal sealed class CommandRunner(CommandRecords records, Leftovers leftovers, IRandomSource random, IOptions<CommandConnectorOptions> options, TimeProvider timeProvider) : IAsyncDisposable
{
    private const int MarkLength = 16;
    private const int Often = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LaterPause = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, CommandRun> _running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The end of a program if it has one or gets it in a moment; runs it if it is not running, also when the last server was gone before its end.</summary>
    public async Task<EffectOutcome> AdvanceAsync(string key, int polls, Func<CommandRecord?, Task<Result<CommandLaunch>>> prepare, CancellationToken cancellationToken)
    {
        await leftovers.EndAsync();
        if (!_running.TryGetValue(key, out var run))
        {
            var record = records.Find(key);
            if (record?.Ended is { } known)
            {
                return known;
            }

            if ((await prepare(record)).Failed(out var error, out var launch))
            {
                return error.Ended();
            }

            run = Launch(launch);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(run.Ended, Task.Delay(Patience, timeProvider, patience.Token));
        await patience.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return run.Ended.IsCompleted ? await run.Ended : new PipelineAccepted { Handle = key, PollAfter = polls < Often ? FirstPause : LaterPause };
    }

    /// <summary>Kills a program. One that has not started yet never will: the cancellation is on disk before anything else.</summary>
    public async Task CancelAsync(string key)
    {
        records.MarkCancelled(key);
        await leftovers.EndAsync();
        if (_running.TryGetValue(key, out var run))
        {
            run.Cancel();
            await ((Task)run.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Kills what runs; the next server runs it again.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var run in _running.Values)
        {
            await ((Task)run.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stopping.Dispose();
    }

    private CommandRun Launch(CommandLaunch launch)
    {
        _stopping.Token.ThrowIfCancellationRequested();
        var run = new CommandRun(launch, NewMark(), records, options.Value.MaxLogBytes, timeProvider);
        if (!_running.TryAdd(launch.Key, run))
        {
            throw new ConnectorUnavailableException(ConnectorErrors.AlreadyRunning(launch.Key));
        }

        _ = ExecuteAsync(launch.Key, run);
        return run;
    }

    private async Task ExecuteAsync(string key, CommandRun run)
    {
        await run.ExecuteAsync(_stopping.Token);
        _running.TryRemove(key, out _);
    }

    private string NewMark()
    {
        var bytes = new byte[MarkLength];
        random.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
