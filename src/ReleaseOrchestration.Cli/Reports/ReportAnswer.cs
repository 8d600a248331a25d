using System.Collections.Immutable;
using System.Text.Json;

namespace ReleaseOrchestration.Cli.Reports;

/// <summary>A report as the server gives it.</summary>
internal sealed record ReportAnswer
{
    public ImmutableArray<string> Columns { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<Dictionary<string, JsonElement>> Items { get => field.IsDefault ? [] : field; init; }
}
