namespace ReleaseOrchestration.Core.Tests.Calendar;

/// <summary>One table of a file in <c>Occurrences</c>: a cadence, and when it is by other libraries.</summary>
internal sealed record OccurrenceTable(string Title, string Cadence, string Zone, string From, string Until, IReadOnlyList<(string Instant, string Local)> Rows)
{
    public static IReadOnlyList<OccurrenceTable> ReadAll(string file) =>
        [.. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Calendar", "Occurrences", file)).Trim().Split("\n\n").Skip(1).Select(Read)];

    private static OccurrenceTable Read(string block)
    {
        var lines = block.Split('\n');
        string Value(string key) => lines.Single(line => line.StartsWith(key + " ", StringComparison.Ordinal))[(key.Length + 1)..];
        var range = Value("range").Split(" to ");
        var rows = lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim().Split("  "));
        return new OccurrenceTable(Value("table"), Value("cadence"), Value("zone"), range[0], range[1], [.. rows.Select(row => (row[0], row[1]))]);
    }
}
