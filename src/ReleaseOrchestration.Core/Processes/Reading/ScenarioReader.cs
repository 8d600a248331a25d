using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads scenarios.</summary>
internal static class ScenarioReader
{
    private const string Root = "scenario";

    public static ScenarioDefinition Read(ReadContext context, MapNode node)
    {
        var reader = new MapReader(context, node, Root, ScenarioKeys.Scenario);
        var id = reader.RequiredText("id");
        var scenario = new ScenarioDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Description = reader.Text("description") ?? string.Empty,
            Process = reader.RequiredText("process"),
            InputSet = reader.Text("input-set") ?? string.Empty,
            Inputs = reader.Values("inputs"),
            StartedBy = ScriptReader.Person(reader.Text("started-by") ?? "user:starter"),
            DefaultResult = DefaultResult(reader),
            Script = ScriptReader.Read(reader),
            Expect = Expectations(reader),
        };
        return Start(reader) is { } start ? scenario with { Start = start } : scenario;
    }

    /// <summary>An offset or an instant, as it is written; null when it is missing or none.</summary>
    public static string? Moment(MapReader reader, SourceNode? node, string path)
    {
        if (node is not ScalarNode { Text: var text })
        {
            return node is null ? null : reader.Wrong<string>(node, path, "a text");
        }

        reader.Context.Record(path, node);
        if (Moments.TryResolve(text, DateTimeOffset.UnixEpoch, out _))
        {
            return text;
        }

        reader.Error(ProblemCodes.InvalidInstant, node, path, $"`{text}` is neither an offset nor an instant.", "Write it as `3d 9h` or `2025-04-07T06:00:00Z`.");
        return null;
    }

    private static DateTimeOffset? Start(MapReader reader)
    {
        if (reader.Text("start") is not { } text || Moments.TryParse(text, out var start))
        {
            return reader.Text("start") is { } known && Moments.TryParse(known, out start) ? start : null;
        }

        reader.Error(ProblemCodes.InvalidInstant, reader.Find("start")!, reader.PathOf("start"), $"`{text}` is no instant.", "Write it as `2025-04-07T06:00:00Z`.");
        return null;
    }

    private static DefaultResult DefaultResult(MapReader reader)
    {
        if (reader.Text("default-result") is not { } text)
        {
            return new DefaultResult();
        }

        var parts = text.Split(" after ", 2, StringSplitOptions.TrimEntries);
        var after = TimeSpan.Zero;
        if (!Words.PipelineResults.TryFind(parts[0], out var status) || (parts.Length == 2 && !Durations.TryParse(parts[1], out after)))
        {
            reader.Error(ScenarioCodes.InvalidResult, reader.Find("default-result")!, reader.PathOf("default-result"), $"`{text}` is no result.", "Write it as `succeeded after 1m`, `failed` or `cancelled after 2h`.");
        }

        return new DefaultResult { Status = status, After = after };
    }

    private static ScenarioExpectations Expectations(MapReader reader)
    {
        if (reader.Find("expect") is null)
        {
            reader.Error(ProblemCodes.MissingKey, reader.Source, Root, "`expect` is missing.", "Add `expect`.");
        }

        return reader.Map("expect", ExpectationKeys.Expectations) is { } expect ? ExpectationReader.Read(expect) : new ScenarioExpectations();
    }
}
