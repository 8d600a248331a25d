using System.Collections.Immutable;
using ReleaseOrchestration.Core.Reports;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.Reports;

/// <summary>A report: each item has a value for each column.</summary>
internal sealed record ReportDto(string Name, DateTimeOffset From, DateTimeOffset To, ImmutableArray<string> Columns, ImmutableArray<Dictionary<string, DataValue>> Items)
{
    public static ReportDto Of(string name, ReportRequest request, ReportTable table) => new(
        name, request.From, request.To, table.Columns,
        [.. table.Rows.Select(row => row.Select((cell, at) => KeyValuePair.Create(table.Columns[at], cell)).ToDictionary(StringComparer.Ordinal))]);
}
