namespace ReleaseOrchestration.Cli.Output;

/// <summary>Columns that line up, two spaces apart, whatever reads them.</summary>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> _rows = [headers];

    /// <summary>Said instead of a table without rows.</summary>
    public string Empty { get; init; } = "None.";

    public TextTable Add(params string[] row)
    {
        _rows.Add([.. row.Select(OneLine)]);
        return this;
    }

    public void Write(TextWriter writer)
    {
        if (_rows.Count == 1)
        {
            writer.WriteLine(Empty);
            return;
        }

        var widths = headers.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
