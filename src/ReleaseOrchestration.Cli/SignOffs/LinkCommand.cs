using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.SignOffs;

/// <summary><c>relo sign-off link</c>.</summary>
internal sealed class LinkCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Argument<string> _person = new("person") { Description = "Who decides by the link" };
    private readonly Option<string> _expiresIn = new("--expires-in") { Description = "How long it works, such as 2d", HelpName = "duration" };

    public LinkCommand(CommandServices services)
        : base("link", "Make a signed link by which one person decides one sign-off", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Arguments.Add(_person);
        Options.Add(_expiresIn);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.PostAsync(
            ResourcePath.Node(call.Required(_release), call.Required(_path), "links"),
            new LinkRequest(call.Required(_person), call.Value(_expiresIn)),
            ReloJson.Default.LinkRequest,
            cancellationToken);
        var link = answer.Read(ReloJson.Default.SignOffLink);
        call.Output.Result(answer, () => link.Url);
        call.Output.Message($"It works until {Instants.Show(link.ExpiresAt)}. Whoever has it decides in the name of {call.Required(_person)}.");
        return ExitCodes.Done;
    }
}
