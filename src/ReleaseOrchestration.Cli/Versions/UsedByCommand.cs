using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary><c>relo process used-by</c>, and the same for the other kinds.</summary>
internal sealed class UsedByCommand : ReloCommand
{
    private readonly DefinitionNoun _noun;
    private readonly Argument<string> _id;

    public UsedByCommand(DefinitionNoun noun, CommandServices services)
        : base("used-by", "List what uses it: definitions, and releases that have not ended", services)
    {
        (_noun, _id) = (noun, DefinitionArguments.Id(noun));
        Arguments.Add(_id);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.GetAsync(_noun.Path(call.Required(_id), "used-by"), cancellationToken);
        var page = answer.Read(ReloJson.Default.PageUseLine);
        call.Output.Rows(answer, () => page.Items.Aggregate(
            new TextTable("KIND", "ID", "REFERS TO", "STATUS", "NAME") { Empty = "Nothing uses it." },
            (table, use) => table.Add(use.Kind, use.Id, use.RefersTo is { } version ? $"version {version}" : "the newest", use.Status ?? string.Empty, use.Name ?? string.Empty)));
        return ExitCodes.Done;
    }
}
