using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes.Reading;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>
/// Spells the keys of documents canonically: in kebab-case, and an alias as the key that it stands for. Only the letters of keys are replaced in the
/// source, so that comments, order, quotes, indentation and the ends of lines stay. Values stay too: both spellings of an expression are canonical.
/// So do keys in what an alias of YAML repeats, which may be keys of the language here and free names there.
/// </summary>
public static class DocumentFormatter
{
    /// <summary>Formats a text. A text with errors is left as it is.</summary>
    /// <param name="text">YAML or JSON, one or several documents.</param>
    /// <param name="file">Its name in problems.</param>
    public static FormatResult Format(string text, string file = "")
    {
        var problems = new ProblemList(file);
        var context = new ReadContext(problems);
        var tree = new SourceTreeReader(text, problems);
        foreach (var root in tree.Read())
        {
            new DocumentFactory(problems, context).Read(root);
        }

        var read = DocumentReader.Read(text, file);
        var errors = read.Problems.Where(problem => problem.Severity == Severity.Error).ToImmutableArray();
        if (!errors.IsEmpty)
        {
            return new FormatResult(text, [], errors);
        }

        var edits = context.Respellings.Where(edit => IsAt(text, edit) && !tree.IsRepeated(edit.Key)).OrderBy(edit => edit.Index).ToImmutableArray();
        var formatted = Apply(text, edits);
        return new FormatResult(formatted, [.. edits.Select(edit => new Respelling(new SourcePosition(file, edit.Key.Line, edit.Key.Column), edit.Key.Text, edit.Canonical))], []);
    }

    // A key with escapes, or behind a character that the parser counts otherwise, is left alone rather than guessed at.
    private static bool IsAt(string text, KeyEdit edit) =>
        edit.Index >= 0 && edit.Index + edit.Key.Text.Length <= text.Length && text.AsSpan(edit.Index, edit.Key.Text.Length).SequenceEqual(edit.Key.Text);

    private static string Apply(string text, ImmutableArray<KeyEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var from = 0;
        foreach (var edit in edits)
        {
            result.Append(text, from, edit.Index - from).Append(edit.Canonical);
            from = edit.Index + edit.Key.Text.Length;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }
}
