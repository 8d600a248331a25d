using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary><c>relo store publish</c>.</summary>
internal sealed class PublishEntryCommand : ReloCommand
{
    private readonly Argument<string> _id = DefinitionArguments.Id(DefinitionNoun.Store);
    private readonly Argument<int?> _version = new("version") { Description = "The version [default: the newest]", Arity = ArgumentArity.ZeroOrOne };

    public PublishEntryCommand(CommandServices services)
        : base("publish", "Let references without a version take a version: a draft, or an old one again", services)
    {
        Arguments.Add(_id);
        Arguments.Add(_version);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Required(_id);
        var answer = await call.Client.PostAsync(
            DefinitionNoun.Store.Path(id, "publish"), new PublishRequest(call.Value(_version)), ReloJson.Default.PublishRequest, cancellationToken);
        var line = answer.Read(ReloJson.Default.DefinitionLine);
        call.Output.Result(answer, () => $"References to {id} without a version take version {line.PublishedVersion}.");
        return ExitCodes.Done;
    }
}
