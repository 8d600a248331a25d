using System.Text.Json;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases.Watching;

/// <summary>Follows the events of a release to its end, over as many connections as that takes.</summary>
internal sealed class ReleaseWatcher
{
    private const int MostFailures = 10;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly CommandCall _call;
    private readonly string _release;
    private readonly IReleaseView _view;
    private string _lastEventId = string.Empty;
    private int _failures;
    private bool _connected;

    private ReleaseWatcher(CommandCall call, string release, IReleaseView view)
    {
        _call = call;
        _release = release;
        _view = view;
    }

    public static async Task<int> WatchAsync(CommandCall call, string release, CancellationToken cancellationToken)
    {
        var view = ViewOf(call, release);
        await view.RunAsync(() => new ReleaseWatcher(call, release, view).FollowAsync(cancellationToken), cancellationToken);
        var answer = await call.Client.GetAsync(ResourcePath.Release(release), cancellationToken);
        var ended = answer.Read(ReloJson.Default.ReleaseTree);
        view.End(ended);
        return ended.Release.Status == "Succeeded" ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static IReleaseView ViewOf(CommandCall call, string release) => call switch
    {
        { Output.IsJson: true } => new JsonView(call.Output),
        { Shell.Terminal: { } terminal } => new LiveView(call, terminal, release),
        _ => new LineView(call.Output),
    };

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (!await ReadToEndAsync(cancellationToken))
        {
            var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, _failures - 1)));
            _view.Message($"The connection was lost; trying again in {pause.TotalSeconds:0} s.");
            await Task.Delay(pause, _call.Shell.Clock, cancellationToken);
        }
    }

    // True at the end of the release, false when the connection ended before. What was never reached is not waited for.
    private async Task<bool> ReadToEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadOneConnectionAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or ReloException { ExitCode: ExitCodes.Unreachable })
        {
            if (!_connected || _failures >= MostFailures)
            {
                throw failure as ReloException ?? new ReloException(ExitCodes.Unreachable, $"The connection was lost and could not be made again: {failure.Message}");
            }
        }

        _failures++;
        return false;
    }

    private async Task<bool> ReadOneConnectionAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in _call.Client.EventsAsync(ResourcePath.Release(_release, "events"), _lastEventId, cancellationToken))
        {
            _connected = true;
            _failures = 0;
            if (item.EventType == "end")
            {
                return true;
            }

            _lastEventId = item.EventId ?? _lastEventId;
            if (JsonSerializer.Deserialize(item.Data, ReloJson.Default.AuditLine) is { } line)
            {
                _view.Event(line);
            }
        }

        _connected = true;
        _failures++;
        return _failures > MostFailures
            ? throw new ReloException(ExitCodes.Unreachable, "The server ends the stream of events again and again; see its log.")
            : false;
    }
}
