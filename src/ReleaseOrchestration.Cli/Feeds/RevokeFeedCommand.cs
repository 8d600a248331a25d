using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Feeds;

/// <summary><c>relo feed revoke</c>.</summary>
internal sealed class RevokeFeedCommand : ReloCommand
{
    private readonly Argument<string> _feed = new("id") { Description = "The id of the feed, as relo feed list shows it" };

    public RevokeFeedCommand(CommandServices services)
        : base("revoke", "Revoke a calendar feed, at once and for good", services) => Arguments.Add(_feed);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.DeleteAsync($"feeds/{Uri.EscapeDataString(call.Required(_feed))}", cancellationToken);
        var feed = answer.Read(ReloJson.Default.FeedLine);
        call.Output.Result(answer, () => $"The feed {feed.Id} is revoked.");
        return ExitCodes.Done;
    }
}
