using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release list</c>.</summary>
internal sealed class ListReleasesCommand : ReloCommand
{
    private readonly Option<string> _status = new("--status") { Description = "Only those of a status, such as OnHold", HelpName = "status" };
    private readonly Option<string> _process = new("--process") { Description = "Only those of a process", HelpName = "id" };
    private readonly Option<string> _tag = new("--tag") { Description = "Only those with a tag", HelpName = "word" };
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many", HelpName = "n", DefaultValueFactory = _ => 50 };
    private readonly Option<string> _cursor = new("--cursor") { Description = "Where the page before said that this one begins", HelpName = "text" };

    public ListReleasesCommand(CommandServices services)
        : base("list", "List releases", services)
    {
        foreach (var option in new Option[] { _status, _process, _tag, _limit, _cursor })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery(
            "releases",
            ("status", call.Value(_status)),
            ("process", call.Value(_process)),
            ("tag", call.Value(_tag)),
            ("limit", call.Value(_limit).ToString()),
            ("cursor", call.Value(_cursor)));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        var page = answer.Read(ReloJson.Default.PageReleaseLine);
        call.Output.Rows(answer, () => page.Items.Aggregate(
            new TextTable("ID", "STATUS", "VERSION", "STARTED", "BY", "NAME") { Empty = "There is no such release." },
            (table, release) => table.Add(release.Id, release.Status, release.Version, Instants.Show(release.StartedAt), release.StartedBy, release.Name)));
        if (page.NextCursor is { Length: > 0 } next)
        {
            call.Output.Message($"There are more: --cursor {next}");
        }

        return ExitCodes.Done;
    }
}
