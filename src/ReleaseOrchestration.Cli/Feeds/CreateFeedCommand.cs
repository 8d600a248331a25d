using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Feeds;

/// <summary><c>relo feed create</c>.</summary>
internal sealed class CreateFeedCommand : ReloCommand
{
    private readonly Argument<string> _kind = new("kind") { Description = "group, owner, my-sign-offs or all" };
    private readonly Option<string> _group = new("--group") { Description = "The release group, for a feed of one", HelpName = "id" };
    private readonly Option<string> _owner = new("--owner") { Description = "Who answers for the releases, for a feed of an owner", HelpName = "name" };

    public CreateFeedCommand(CommandServices services)
        : base("create", "Make a calendar feed and show its address, this once", services)
    {
        Arguments.Add(_kind);
        Options.Add(_group);
        Options.Add(_owner);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var request = new CreateFeedRequest { Kind = call.Required(_kind), Group = call.Value(_group), Owner = call.Value(_owner) };
        var answer = await call.Client.PostAsync("feeds", request, ReloJson.Default.CreateFeedRequest, cancellationToken);
        var made = answer.Read(ReloJson.Default.CreatedFeed);
        call.Output.Result(answer, () => made.Url);
        call.Output.Message($"Whoever has this address sees what you may see. It is not shown again; `relo feed revoke {made.Feed.Id}` ends it.");
        return ExitCodes.Done;
    }
}
