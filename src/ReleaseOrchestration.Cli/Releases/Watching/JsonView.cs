using System.Text.Json;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Audit;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Releases.Watching;

/// <summary>A line of JSON for each event, and one for the end.</summary>
internal sealed class JsonView(CommandOutput output) : IReleaseView
{
    public Task RunAsync(Func<Task> follow, CancellationToken cancellationToken) => follow();

    public void Event(AuditLine line) => output.Line(JsonSerializer.Serialize(line, ReloJson.Lines.AuditLine));

    public void Message(string text) => output.Message(text);

    public void End(ReleaseTree release) => output.Line(JsonSerializer.Serialize(new WatchEnd(release.Release), ReloJson.Lines.WatchEnd));
}
