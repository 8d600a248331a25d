using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Notifications;

/// <summary><c>relo deliveries list</c>.</summary>
internal sealed class ListDeliveriesCommand : ReloCommand
{
    private readonly Option<string> _state = new("--state") { Description = "Only those that are pending, delivered or dead", HelpName = "state" };
    private readonly Option<string> _rule = new("--rule") { Description = "Only those of this rule", HelpName = "id" };
    private readonly Option<string> _channel = new("--channel") { Description = "Only those to this channel", HelpName = "id" };
    private readonly Option<string> _release = new("--release") { Description = "Only those about this release", HelpName = "id" };
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many", HelpName = "n", DefaultValueFactory = _ => 50 };
    private readonly Option<string> _cursor = new("--cursor") { Description = "Where the page before said that this one begins", HelpName = "text" };

    public ListDeliveriesCommand(CommandServices services)
        : base("list", "List deliveries of notifications, the newest first", services)
    {
        _state.AcceptOnlyFromAmong("pending", "delivered", "dead");
        foreach (Option option in new Option[] { _state, _rule, _channel, _release, _limit, _cursor })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery(
            "deliveries",
            ("state", call.Value(_state)),
            ("rule", call.Value(_rule)),
            ("channel", call.Value(_channel)),
            ("release", call.Value(_release)),
            ("limit", call.Value(_limit).ToString()),
            ("cursor", call.Value(_cursor)));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        var page = answer.Read(ReloJson.Default.PageDeliveryLine);
        call.Output.Rows(answer, () => DeliveryTable.Of(page.Items, "There is no delivery."));
        if (page.NextCursor is { Length: > 0 } next)
        {
            call.Output.Message($"There are more: --cursor {next}");
        }

        return ExitCodes.Done;
    }
}
