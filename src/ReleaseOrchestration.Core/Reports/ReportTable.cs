using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>A report: rows of texts, numbers, and nothing where there is nothing to say.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The rows, each with a cell for each column.</param>
public sealed record ReportTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<DataValue>> Rows)
{
    internal static DataValue Of(string text) => DataValue.Of(text);

    internal static DataValue Of(int number) => DataValue.Of((decimal)number);

    internal static DataValue Of(DateTimeOffset? instant) => instant is { } at ? DataValue.Of(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : DataValue.Null;

    /// <summary>A length of time in whole seconds.</summary>
    internal static DataValue Of(TimeSpan? time) => time is { } length ? DataValue.Of(Math.Round((decimal)length.TotalSeconds, MidpointRounding.AwayFromZero)) : DataValue.Null;
}
