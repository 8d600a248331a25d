using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary><c>relo release clone</c>: makes a new release of what another one was asked for.</summary>
internal sealed class CloneReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _id = new("--id") { Description = "The id of the new release [default: the server makes one]", HelpName = "id" };
    private readonly Option<string> _name = new("--name") { Description = "Free text", HelpName = "text" };
    private readonly Option<string> _version = new("--version") { Description = "The version that is released", HelpName = "text" };
    private readonly Option<string[]> _inputs = new("--input") { Description = $"A value that is to be otherwise: {ValueList.Syntax}", HelpName = "name=value" };
    private readonly Option<string> _at = new("--at") { Description = "When it starts, such as 2026-04-02T09:00:00+02:00", HelpName = "instant" };
    private readonly Option<bool> _start = new("--start") { Description = "Start it at once" };

    public CloneReleaseCommand(CommandServices services)
        : base("clone", "Make a new release of what another one was asked for", services)
    {
        Arguments.Add(_release);
        foreach (var option in new Option[] { _id, _name, _version, _inputs, _at, _start })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var request = new StartRequest
        {
            Id = call.Value(_id),
            Name = call.Value(_name),
            Version = call.Value(_version),
            Inputs = ValueList.Parse(call.Value(_inputs)),
            StartAt = call.Value(_at),
            Start = call.Value(_start),
        };
        var answer = await call.Client.PostAsync(ResourcePath.Release(call.Required(_release), "clone"), request, ReloJson.Default.StartRequest, cancellationToken);
        var release = answer.Read(ReloJson.Default.StartedRelease);
        call.Output.Result(answer, () => $"{release.Id}  {release.Status}");
        return ExitCodes.Done;
    }
}
