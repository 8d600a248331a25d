using System.Text;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>Writes a report as RFC 4180 has it: UTF-8, a line of names, lines that end with CR LF.</summary>
public static class CsvText
{
    private const string Line = "\r\n";

    /// <summary>The text of a report.</summary>
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder().AppendJoin(',', table.Columns.Select(Quoted)).Append(Line);
        foreach (var row in table.Rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append(Line);
        }

        return text.ToString();
    }

    private static string Cell(DataValue value) => value.Kind switch
    {
        DataKind.Null => string.Empty,
        DataKind.Text => Quoted(Harmless(value.Text)),
        _ => Quoted(value.ToString()),
    };

    // What begins like a formula is one for a spreadsheet, and names are written by many; blanks before it do not help.
    private static string Harmless(string text) => text.TrimStart(' ', '\t', '\r', '\n') is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 && text.Trim().Length == text.Length ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
