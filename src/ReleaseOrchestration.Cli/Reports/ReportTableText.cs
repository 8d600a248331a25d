using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Cli.Output;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Cli.Reports;

/// <summary>Shows a report to people: lengths of time as they write them.</summary>
internal static class ReportTableText
{
    private const string Seconds = "Seconds";

    public static TextTable Of(ReportAnswer report) => report.Items.Aggregate(
        new TextTable([.. report.Columns.Select(Header)]) { Empty = "Nothing ended in this time." },
        (table, item) => table.Add([.. report.Columns.Select(column => Cell(column, item.GetValueOrDefault(column)))]));

    // startDelaySeconds is START DELAY.
    private static string Header(string column)
    {
        var header = new StringBuilder();
        foreach (var letter in column.EndsWith(Seconds, StringComparison.Ordinal) ? column[..^Seconds.Length] : column)
        {
            header.Append(char.IsUpper(letter) ? " " : string.Empty).Append(char.ToUpperInvariant(letter));
        }

        return header.ToString();
    }

    private static string Cell(string column, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when column.EndsWith(Seconds, StringComparison.Ordinal) && value.TryGetInt64(out var seconds) => Time(TimeSpan.FromSeconds(seconds)),
        JsonValueKind.Number => value.GetRawText(),
        _ => string.Empty,
    };

    private static string Time(TimeSpan time) => time < TimeSpan.Zero ? $"-{Durations.Format(-time)}" : Durations.Format(time);
}
