using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary><c>relo store undeprecate</c>.</summary>
internal sealed class UndeprecateEntryCommand : ReloCommand
{
    private readonly Argument<string> _id = DefinitionArguments.Id(DefinitionNoun.Store);

    public UndeprecateEntryCommand(CommandServices services)
        : base("undeprecate", "Take a deprecation back", services) => Arguments.Add(_id);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Required(_id);
        var answer = await call.Client.PostAsync(DefinitionNoun.Store.Path(id, "undeprecate"), new PublishRequest(Version: null), ReloJson.Default.PublishRequest, cancellationToken);
        call.Output.Result(answer, () => $"{id} is not deprecated.");
        return ExitCodes.Done;
    }
}
