using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary><c>relo process restore</c>, and the same for the other kinds.</summary>
internal sealed class RestoreCommand : ReloCommand
{
    private readonly DefinitionNoun _noun;
    private readonly Argument<string> _id;
    private readonly Argument<int> _version = new("version") { Description = "The version whose content comes back, as a new one" };
    private readonly Option<string> _comment = new("--comment") { Description = "Why; it stands in the list of versions", HelpName = "text" };

    public RestoreCommand(DefinitionNoun noun, CommandServices services)
        : base("restore", "Save an old version as a new one; what was deleted is there again", services)
    {
        (_noun, _id) = (noun, DefinitionArguments.Id(noun));
        Arguments.Add(_id);
        Arguments.Add(_version);
        Options.Add(_comment);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (id, version) = (call.Required(_id), call.Required(_version));
        var answer = await call.Client.PostAsync(_noun.Path(id, "restore"), new RestoreRequest(version, call.Value(_comment)), ReloJson.Default.RestoreRequest, cancellationToken);
        var line = answer.Read(ReloJson.Default.DefinitionLine);
        call.Output.Result(answer, () => line.Change == "unchanged"
            ? $"Version {line.Version} of {id} says the same as version {version}; nothing was saved."
            : $"Version {line.Version} of {id} has the content of version {version}.");
        return ExitCodes.Done;
    }
}
