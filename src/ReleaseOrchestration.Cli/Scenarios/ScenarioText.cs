using ReleaseOrchestration.Cli.Output;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Cli.Scenarios;

/// <summary>A scenario in words: its timeline, then whether it came as expected.</summary>
internal static class ScenarioText
{
    public static void Write(TextWriter writer, ScenarioResult result, bool withTimeline)
    {
        if (withTimeline)
        {
            writer.WriteLine($"{result.Scenario.Id}: {result.Scenario.Name}");
            Timeline(result).Write(writer);
        }

        writer.WriteLine($"{(result.Passed ? "passed" : "FAILED")}  {result.Scenario.Id}: the release is {result.ReleaseStatus} at {Instants.Show(result.EndedAt)}");
        foreach (var failure in result.Failures)
        {
            writer.WriteLine($"  {failure}");
        }

        foreach (var warning in result.Warnings)
        {
            writer.WriteLine($"  {warning}");
        }

        if (withTimeline)
        {
            writer.WriteLine();
        }
    }

    private static TextTable Timeline(ScenarioResult result) => result.Timeline.Aggregate(
        new TextTable("AT", "NODE", "EVENT", "STATUS", "ATTEMPT", "WHO", "WHY"),
        (table, entry) => table.Add(
            Instants.Show(entry.At),
            (entry.Path.Length > 0 ? entry.Path : "(release)") + (entry.Run > 1 ? $" (run {entry.Run})" : string.Empty),
            entry.Event,
            entry.Status,
            entry.Attempt > 0 ? $"{entry.Attempt}" : string.Empty,
            entry.Actor == "system" ? string.Empty : entry.Actor,
            entry.Reason));
}
