using System.Collections.Immutable;
using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release list</c>.</summary>
internal sealed class ListReleasesCommand : ReloCommand
{
    private readonly ImmutableArray<Option<string>> _filters =
    [
        new("--status") { Description = "Only those of a status, such as OnHold; several with commas", HelpName = "status" },
        new("--process") { Description = "Only those of a process", HelpName = "id" },
        new("--group") { Description = "Only those of a release group", HelpName = "id" },
        new("--tag") { Description = "Only those with a tag", HelpName = "word" },
        new("--input-set") { Description = "Only those with an input set", HelpName = "id" },
        new("--environment") { Description = "Only those that touch an environment", HelpName = "name" },
        new("--service") { Description = "Only those that touch a service", HelpName = "name" },
        new("--created-by") { Description = "Only those that somebody created, such as user:alice", HelpName = "actor" },
        new("--text") { Description = "Only those with a text in their id, name or version", HelpName = "text" },
        new("--from") { Description = "Only those that have not ended before a day or an instant", HelpName = "time" },
        new("--to") { Description = "Only those that begin before a day or an instant", HelpName = "time" },
    ];

    private readonly Option<int> _limit = new("--limit") { Description = "At most so many", HelpName = "n", DefaultValueFactory = _ => 50 };
    private readonly Option<string> _cursor = new("--cursor") { Description = "Where the page before said that this one begins", HelpName = "text" };

    public ListReleasesCommand(CommandServices services)
        : base("list", "List releases", services)
    {
        foreach (var option in _filters.Concat<Option>([_limit, _cursor]))
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery(
            "releases",
            [.. _filters.Select(filter => (NameOf(filter), call.Value(filter))), ("limit", call.Value(_limit).ToString()), ("cursor", call.Value(_cursor))]);
        var answer = await call.Client.GetAsync(path, cancellationToken);
        var page = answer.Read(ReloJson.Default.PageReleaseLine);
        call.Output.Rows(answer, () => page.Items.Aggregate(
            new TextTable("ID", "STATUS", "VERSION", "BEGINS", "BY", "NAME") { Empty = "There is no such release." },
            (table, release) => table.Add(release.Id, release.Status, release.Version, Instants.Show(release.StartedAt ?? release.Schedule?.At), release.StartedBy, release.Name)));
        if (page.NextCursor is { Length: > 0 } next)
        {
            call.Output.Message($"There are more: --cursor {next}");
        }

        return ExitCodes.Done;
    }

    private static string NameOf(Option filter) => filter.Name == "--text" ? "q" : filter.Name[2..];
}
