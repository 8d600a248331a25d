using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Versions;

namespace ReleaseOrchestration.Cli.Notifications;

/// <summary><c>relo deliveries test</c>.</summary>
internal sealed class TestNotificationCommand : ReloCommand
{
    private readonly Argument<string> _id = new("id") { Description = "A notification rule, or with --channel a notification channel" };
    private readonly Option<bool> _channel = new("--channel") { Description = "Test a channel instead of a rule" };

    public TestNotificationCommand(CommandServices services)
        : base("test", "Send a test to the channels of a notification rule, or to one channel", services)
    {
        Arguments.Add(_id);
        Options.Add(_channel);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var noun = call.Value(_channel) ? DefinitionNoun.NotificationChannel : DefinitionNoun.NotificationRule;
        var answer = await call.Client.PostAsync(noun.Path(call.Required(_id), "test"), string.Empty, cancellationToken);
        var page = answer.Read(ReloJson.Default.PageDeliveryLine);
        call.Output.Rows(answer, () => DeliveryTable.Of(page.Items, "Nobody is told: its channels are not enabled, or have no recipient."));
        return ExitCodes.Done;
    }
}
