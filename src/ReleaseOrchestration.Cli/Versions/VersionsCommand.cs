using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary><c>relo process versions</c>, and the same for the other kinds.</summary>
internal sealed class VersionsCommand : ReloCommand
{
    private readonly DefinitionNoun _noun;
    private readonly Argument<string> _id;

    public VersionsCommand(DefinitionNoun noun, CommandServices services)
        : base("versions", "List the versions: who saved them, when, why", services)
    {
        (_noun, _id) = (noun, DefinitionArguments.Id(noun));
        Arguments.Add(_id);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.GetAsync(_noun.Path(call.Required(_id), "versions"), cancellationToken);
        var page = answer.Read(ReloJson.Default.PageDefinitionLine);
        call.Output.Rows(answer, () => page.Items.Aggregate(
            new TextTable("VERSION", "SAVED", "BY", "HASH", "COMMENT", "NOTES"),
            (table, line) => table.Add($"{line.Version}", Instants.Show(line.SavedAt), line.SavedBy, line.Hash[..Math.Min(12, line.Hash.Length)], line.Comment, Notes(line))));
        return ExitCodes.Done;
    }

    private static string Notes(DefinitionLine line) => string.Join("; ", new[]
    {
        line.PublishedVersion == line.Version ? "published" : string.Empty,
        line.RestoredFrom is { } version ? $"version {version} again" : string.Empty,
    }.Where(note => note.Length > 0));
}
