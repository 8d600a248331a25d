using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary><c>relo process list</c>, and the same for the other kinds.</summary>
internal sealed class ListDefinitionsCommand : ReloCommand
{
    private readonly DefinitionNoun _noun;
    private readonly Argument<string?> _words = new("words") { Description = "Only those whose id, name, description or tags hold these words", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _tag = new("--tag") { Description = "Only those with a tag", HelpName = "word" };
    private readonly Option<string> _type = new("--type") { Description = "Only those of a type: automated, manual, subprocess, wait; of connectors http, command, …", HelpName = "type" };
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many", HelpName = "n", DefaultValueFactory = _ => 50 };
    private readonly Option<string> _cursor = new("--cursor") { Description = "Where the page before said that this one begins", HelpName = "text" };

    public ListDefinitionsCommand(DefinitionNoun noun, CommandServices services)
        : base("list", "List them in their newest versions", services)
    {
        _noun = noun;
        Arguments.Add(_words);
        foreach (var option in new Option[] { _tag, _type, _limit, _cursor })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery(
            _noun.Segment,
            ("q", call.Value(_words)),
            ("tag", call.Value(_tag)),
            ("type", call.Value(_type)),
            ("limit", call.Value(_limit).ToString()),
            ("cursor", call.Value(_cursor)));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        var page = answer.Read(ReloJson.Default.PageDefinitionLine);
        call.Output.Rows(answer, () => page.Items.Aggregate(
            new TextTable("ID", "VERSION", "TYPE", "TAGS", "SAVED", "BY", "NAME", "NOTES") { Empty = $"There is no such {_noun.Words}." },
            (table, line) => table.Add(
                line.Id, Version(line), line.Type, string.Join(",", line.Tags), Instants.Show(line.SavedAt), line.SavedBy, line.Name, line.Notes)));
        if (page.NextCursor is { Length: > 0 } next)
        {
            call.Output.Message($"There are more: --cursor {next}");
        }

        return ExitCodes.Done;
    }

    private static string Version(DefinitionLine line) => line.PublishedVersion is { } published && published != line.Version
        ? $"{line.Version} ({(published == 0 ? "draft" : $"published: {published}")})"
        : $"{line.Version}";
}
