using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Cli.Api;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>Several files as one text, so that the server takes all or none; tells of a line of it whose it is.</summary>
internal sealed class DefinitionBundle
{
    private readonly ImmutableArray<(DefinitionFile File, int FirstLine)> _parts;

    public DefinitionBundle(IEnumerable<DefinitionFile> files)
    {
        var text = new StringBuilder();
        var parts = ImmutableArray.CreateBuilder<(DefinitionFile, int)>();
        var line = 1;
        foreach (var file in files)
        {
            var separator = text.Length > 0 && !BeginsDocument(file.Text) ? "---\n" : string.Empty;
            var body = separator + file.Text + (file.Text.EndsWith('\n') ? string.Empty : "\n");
            parts.Add((file, line + (separator.Length > 0 ? 1 : 0)));
            line += body.Count(letter => letter == '\n');
            text.Append(body);
        }

        _parts = parts.ToImmutable();
        Text = text.ToString();
    }

    public string Text { get; }

    public ProblemLine Locate(ProblemLine problem)
    {
        if (problem.Line == 0 || _parts.LastOrDefault(part => part.FirstLine <= problem.Line) is not { File: { } file } part)
        {
            return problem;
        }

        return problem with { File = file.Name, Line = problem.Line - part.FirstLine + 1 };
    }

    private static bool BeginsDocument(string text) => text
        .Split('\n')
        .Select(line => line.TrimEnd())
        .FirstOrDefault(line => line.Length > 0 && line[0] != '#') is { } first
        && (first == "---" || first.StartsWith("--- ", StringComparison.Ordinal));
}
