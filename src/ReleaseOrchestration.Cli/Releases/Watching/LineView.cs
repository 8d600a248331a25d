using ReleaseOrchestration.Cli.Audit;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Releases.Watching;

/// <summary>A line for each event.</summary>
internal sealed class LineView(CommandOutput output) : IReleaseView
{
    public Task RunAsync(Func<Task> follow, CancellationToken cancellationToken) => follow();

    public void Event(AuditLine line) => output.Line(AuditText.Show(line.Entry));

    public void Message(string text) => output.Message(text);

    public void End(ReleaseTree release) => output.Line(ReleaseText.Headline(release.Release));
}
