using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary><c>relo store deprecate</c>.</summary>
internal sealed class DeprecateEntryCommand : ReloCommand
{
    private readonly Argument<string> _id = DefinitionArguments.Id(DefinitionNoun.Store);
    private readonly Option<string> _reason = new("--reason") { Description = "Why it should no longer be used", HelpName = "text", Required = true };
    private readonly Option<string> _replacement = new("--replacement") { Description = "The entry to use instead", HelpName = "id" };

    public DeprecateEntryCommand(CommandServices services)
        : base("deprecate", "Warn whoever saves a process that uses it", services)
    {
        Arguments.Add(_id);
        Options.Add(_reason);
        Options.Add(_replacement);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Required(_id);
        var body = new DeprecateRequest(call.Value(_reason), call.Value(_replacement));
        var answer = await call.Client.PostAsync(DefinitionNoun.Store.Path(id, "deprecate"), body, ReloJson.Default.DeprecateRequest, cancellationToken);
        call.Output.Result(answer, () => $"{id} is deprecated; relo store undeprecate {id} takes that back.");
        return ExitCodes.Done;
    }
}
