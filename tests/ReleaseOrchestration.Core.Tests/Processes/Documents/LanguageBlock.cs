namespace ReleaseOrchestration.Core.Tests.Processes.Documents;

/// <summary>
/// A block of the texts from which the language was made, word for word, and the whole document that it becomes: some parts are replaced (<c>old => new || another</c>: each in turn),
/// and it stands at the <c>§</c> of a document around it.
/// </summary>
internal sealed record LanguageBlock(string Source, string Embedding, IReadOnlyList<(string Old, string[] New)> Replacements, string Block, string Around)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Processes", "Documents", "Blocks");

    public static LanguageBlock Read(string file)
    {
        var sections = File.ReadAllText(file).ReplaceLineEndings("\n").Split("=== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(section => section.Split('\n', 2)).ToDictionary(section => section[0], section => section[1].TrimEnd('\n'), StringComparer.Ordinal);
        var replacements = sections["replace"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Replacement).ToList();
        return new LanguageBlock(sections["source"], sections["embedding"], replacements, sections["block"], sections["document"]);
    }

    /// <summary>The documents: the first choice of every replacement, and each other choice once.</summary>
    public IEnumerable<string> Documents()
    {
        yield return Document(-1, 0);
        for (var i = 0; i < Replacements.Count; i++)
        {
            for (var choice = 1; choice < Replacements[i].New.Length; choice++)
            {
                yield return Document(i, choice);
            }
        }
    }

    private static (string, string[]) Replacement(string line)
    {
        var parts = line.Split(" => ", 2);
        return (Unescape(parts[0]), [.. parts[1].Split(" || ").Select(Unescape)]);
    }

    private static string Unescape(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal);

    private string Document(int changed, int choice)
    {
        var text = Block;
        for (var i = 0; i < Replacements.Count; i++)
        {
            var (old, choices) = Replacements[i];
            var at = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0, $"There is no `{old}` in {text}");
            text = text[..at] + choices[i == changed ? choice : 0] + text[(at + old.Length)..];
        }

        var before = Around[..Around.IndexOf('§', StringComparison.Ordinal)];
        var indent = before.Length - before.LastIndexOf('\n') - 1;
        return Around.Replace("§", text.Replace("\n", "\n" + new string(' ', indent), StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
