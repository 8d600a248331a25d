using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary><c>relo process delete</c>, and the same for the other kinds.</summary>
internal sealed class DeleteCommand : ReloCommand
{
    private readonly DefinitionNoun _noun;
    private readonly Argument<string> _id;
    private readonly Option<string> _reason = new("--reason") { Description = "Why", HelpName = "text" };

    public DeleteCommand(DefinitionNoun noun, CommandServices services)
        : base("delete", "Delete it, unless something uses it; its versions stay readable", services)
    {
        (_noun, _id) = (noun, DefinitionArguments.Id(noun));
        Arguments.Add(_id);
        Options.Add(_reason);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Required(_id);
        var answer = await call.Client.DeleteAsync(ResourcePath.WithQuery(_noun.Path(id), ("reason", call.Value(_reason))), cancellationToken);
        var line = answer.Read(ReloJson.Default.DefinitionLine);
        call.Output.Result(answer, () => $"The {_noun.Words} {id} is deleted; relo {_noun.Name} restore {id} {line.Version} brings it back.");
        return ExitCodes.Done;
    }
}
