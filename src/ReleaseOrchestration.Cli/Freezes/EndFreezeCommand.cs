using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;
using ReleaseOrchestration.Cli.Versions;

namespace ReleaseOrchestration.Cli.Freezes;

/// <summary><c>relo freeze end</c>.</summary>
internal sealed class EndFreezeCommand : ReloCommand
{
    private readonly Argument<string> _id = DefinitionArguments.Id(DefinitionNoun.Freeze);
    private readonly Option<string> _reason = ReleaseArguments.Reason(required: true);

    public EndFreezeCommand(CommandServices services)
        : base("end", "End a freeze before its time: what it holds starts", services)
    {
        Arguments.Add(_id);
        Options.Add(_reason);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Required(_id);
        var answer = await call.Client.DeleteAsync(ResourcePath.WithQuery(DefinitionNoun.Freeze.Path(id), ("reason", call.Value(_reason))), cancellationToken);
        var freeze = answer.Read(ReloJson.Default.FreezeLine);
        call.Output.Result(answer, () => $"The freeze {id} is ended; relo freeze restore {id} {freeze.Version} brings it back.");
        return ExitCodes.Done;
    }
}
