using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Freezes;

/// <summary><c>relo freeze list</c>.</summary>
internal sealed class ListFreezesCommand : ReloCommand
{
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many", HelpName = "n", DefaultValueFactory = _ => 50 };
    private readonly Option<string> _cursor = new("--cursor") { Description = "Where the page before said that this one begins", HelpName = "text" };

    public ListFreezesCommand(CommandServices services)
        : base("list", "List freezes, and whether they are in force", services)
    {
        Options.Add(_limit);
        Options.Add(_cursor);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery("freezes", ("limit", call.Value(_limit).ToString()), ("cursor", call.Value(_cursor)));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        var page = answer.Read(ReloJson.Default.PageFreezeLine);
        call.Output.Rows(answer, () => page.Items.Aggregate(
            new TextTable("ID", "MODE", "STATE", "SAVED", "BY", "NAME") { Empty = "There is no freeze." },
            (table, freeze) => table.Add(freeze.Id, freeze.Type, freeze.Standing, Instants.Show(freeze.SavedAt), freeze.SavedBy, freeze.Name)));
        if (page.NextCursor is { Length: > 0 } next)
        {
            call.Output.Message($"There are more: --cursor {next}");
        }

        return ExitCodes.Done;
    }
}
