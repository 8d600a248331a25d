using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Cuts a text of several documents into the texts of each.</summary>
internal static class SourceSlices
{
    /// <summary>The text of one document, with the comments around it.</summary>
    public static string Of(Document document, string text)
    {
        var lines = text.Split('\n');
        var at = Math.Clamp(document.Position.Line - 1, 0, lines.Length - 1);
        var from = at;
        while (from > 0 && !IsBoundary(lines[from]))
        {
            from--;
        }

        from = IsBoundary(lines[from]) && lines[from].Trim() == "---" ? from + 1 : from;
        var end = at + 1;
        while (end < lines.Length && !IsBoundary(lines[end]))
        {
            end++;
        }

        return string.Join('\n', lines[Math.Min(from, end)..end]);
    }

    private static bool IsBoundary(string line) => line.StartsWith("---", StringComparison.Ordinal) && (line.Length == 3 || char.IsWhiteSpace(line[3]));
}
