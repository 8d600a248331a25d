using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary><c>relo release schedule</c>: gives a release its time, or another one.</summary>
internal sealed class ScheduleReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _at = new("--at") { Description = "When it starts, such as 2026-04-02T09:00:00+02:00", HelpName = "instant", Required = true };
    private readonly Option<string> _duration = new("--duration") { Description = "How long it is meant to last, such as 2h", HelpName = "time" };
    private readonly Option<bool> _byHand = new("--by-hand") { Description = "It does not start by itself: somebody starts it" };
    private readonly Option<bool> _byItself = new("--by-itself") { Description = "It starts by itself" };
    private readonly Option<string> _reason = ReleaseArguments.Reason(required: false);

    public ScheduleReleaseCommand(CommandServices services)
        : base("schedule", "Give a release that has not started its time, or another one", services)
    {
        Arguments.Add(_release);
        foreach (var option in new Option[] { _at, _duration, _byHand, _byItself, _reason })
        {
            Options.Add(option);
        }
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        bool? autoStart = (call.Value(_byHand), call.Value(_byItself)) switch
        {
            (true, true) => throw ReloException.Usage("Give --by-hand or --by-itself, not both."),
            (true, _) => false,
            (_, true) => true,
            _ => null,
        };
        var request = new ScheduleRequest(call.Value(_at)!, call.Value(_duration), autoStart, call.Value(_reason));
        return call.ShowPlannedAsync(call.Client.PostAsync(ResourcePath.Release(call.Required(_release), "schedule"), request, ReloJson.Default.ScheduleRequest, cancellationToken));
    }
}
