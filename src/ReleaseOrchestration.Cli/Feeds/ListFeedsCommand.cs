using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Feeds;

/// <summary><c>relo feed list</c>.</summary>
internal sealed class ListFeedsCommand : ReloCommand
{
    private readonly Option<bool> _all = new("--all") { Description = "Those of everyone, for admins" };

    public ListFeedsCommand(CommandServices services)
        : base("list", "List your calendar feeds, without their addresses", services) => Options.Add(_all);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.GetAsync(call.Value(_all) ? "feeds?all=true" : "feeds", cancellationToken);
        var page = answer.Read(ReloJson.Default.PageFeedLine);
        call.Output.Rows(answer, () => page.Items.Aggregate(
            new TextTable("ID", "STATUS", "ABOUT", "LAST READ", "BY") { Empty = "There is no feed." },
            (table, feed) => table.Add(feed.Id, feed.Status, feed.About, feed.LastReadOn, feed.CreatedBy)));
        return ExitCodes.Done;
    }
}
