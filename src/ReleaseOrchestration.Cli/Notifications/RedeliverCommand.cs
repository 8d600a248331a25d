using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Notifications;

/// <summary><c>relo deliveries redeliver</c>.</summary>
internal sealed class RedeliverCommand : ReloCommand
{
    private readonly Argument<string> _id = new("delivery") { Description = "The id of the delivery" };

    public RedeliverCommand(CommandServices services)
        : base("redeliver", "Send a delivery again now, with the same id", services) => Arguments.Add(_id);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Required(_id);
        var answer = await call.Client.PostAsync($"deliveries/{Uri.EscapeDataString(id)}/redeliver", string.Empty, cancellationToken);
        var delivery = answer.Read(ReloJson.Default.DeliveryLine);
        call.Output.Result(answer, () => $"The delivery {delivery.Id} is sent again; relo deliveries list shows what comes of it.");
        return ExitCodes.Done;
    }
}
