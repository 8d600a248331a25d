using System.Threading.Channels;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Audit;
using ReleaseOrchestration.Cli.Hosting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ReleaseOrchestration.Cli.Releases.Watching;

/// <summary>A tree in a terminal that is drawn anew when something has happened.</summary>
internal sealed class LiveView(CommandCall call, IAnsiConsole terminal, string release) : IReleaseView
{
    // What happens inside a subprocess is no event of the release.
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(2);

    // Many events between two drawings need one.
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private string _message = string.Empty;

    public Task RunAsync(Func<Task> follow, CancellationToken cancellationToken) =>
        terminal.Live(new Text($"Release {release}")).StartAsync(async live =>
        {
            using var timer = call.Shell.Clock.CreateTimer(_ => _changes.Writer.TryWrite(true), state: null, Refresh, Refresh);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var draw = DrawAsync(live, stop.Token);
            try
            {
                await follow();
            }
            finally
            {
                _changes.Writer.Complete();
                await draw;
            }
        });

    public void Event(AuditLine line)
    {
        _message = string.Empty;
        _changes.Writer.TryWrite(true);
    }

    public void Message(string text)
    {
        _message = text;
        _changes.Writer.TryWrite(true);
    }

    public void End(ReleaseTree release) => call.Output.Line(ReleaseText.Headline(release.Release));

    private async Task DrawAsync(LiveDisplayContext live, CancellationToken cancellationToken)
    {
        ReleaseTree? known = null;
        await foreach (var _ in _changes.Reader.ReadAllAsync(cancellationToken))
        {
            known = await ReadAsync(cancellationToken) ?? known;
            live.UpdateTarget(Picture(known));
        }
    }

    // A server that is away for a moment is the watcher's to report and to wait for.
    private async Task<ReleaseTree?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await call.Client.GetAsync(ResourcePath.Release(release), cancellationToken)).Read(ReloJson.Default.ReleaseTree);
        }
        catch (ReloException failure) when (failure.ExitCode == ExitCodes.Unreachable)
        {
            return null;
        }
    }

    private IRenderable Picture(ReleaseTree? tree)
    {
        IRenderable picture = tree is null ? new Text($"Release {release}") : new TreePicture(terminal.Profile.Width, terminal.Profile.Height).Draw(tree);
        return _message.Length == 0 ? picture : new Rows(picture, new Text(_message, new Style(Color.Yellow)));
    }
}
