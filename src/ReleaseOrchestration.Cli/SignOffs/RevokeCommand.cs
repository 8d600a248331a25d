using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.SignOffs;

/// <summary><c>relo sign-off revoke</c>.</summary>
internal sealed class RevokeCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Option<string> _person = new("--person") { Description = "Only the links of this person", HelpName = "user" };

    public RevokeCommand(CommandServices services)
        : base("revoke", "Make the links of a sign-off useless that were made until now", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Options.Add(_person);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery(ResourcePath.Node(call.Required(_release), call.Required(_path), "links"), ("person", call.Value(_person)));
        var answer = await call.Client.DeleteAsync(path, cancellationToken);
        var revoked = answer.Read(ReloJson.Default.RevokedLinks);
        call.Output.Result(answer, () => $"Links of {revoked.Person ?? "everyone"} that were made until {Instants.Show(revoked.IssuedUntil)} no longer work.");
        return ExitCodes.Done;
    }
}
