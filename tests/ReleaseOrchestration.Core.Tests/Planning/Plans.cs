using System.Text.Json;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Planning;

internal static class Plans
{
    // A Monday.
    public static readonly DateTimeOffset Start = new(2025, 4, 7, 6, 0, 0, TimeSpan.Zero);

    public static ReleasePlan Of(string text, Func<LocalPlanRequest, LocalPlanRequest>? change = null)
    {
        var read = DocumentReader.Read(text, "f.yaml");
        Assert.True(!read.HasErrors, string.Join('\n', read.Problems));
        var request = new LocalPlanRequest { Process = "p", Start = Start };
        return ReleasePlanning.Plan(read.Documents, change?.Invoke(request) ?? request).Plan!;
    }

    /// <summary>Plans a process of one phase with these activities, a line each.</summary>
    public static ReleasePlan OfActivities(params string[] activities) => Of(Process(activities));

    public static string Process(params string[] activities) =>
        "process:\n  id: p\n  inputs: {v: {type: string, default: x}}\n  phases:\n    - phase:\n        id: one\n        activities:\n"
        + string.Concat(activities.Select(activity => $"          - activity: {{{activity}}}\n"));

    public static PlanNode Node(this ReleasePlan plan, string path) => plan.Waves.SelectMany(wave => wave.Nodes).Single(node => node.Path == path);

    public static IEnumerable<string> Path(this ReleasePlan plan) => plan.CriticalPath.Select(step => step.Path);

    public static TimeSpan After(DateTimeOffset? instant) => instant!.Value - Start;

    public static string Folder => System.IO.Path.Combine(AppContext.BaseDirectory, "samples");

    public static ReleasePlan OfSample(string sample, string process, string inputSet = "", string inputs = "{}")
    {
        var documents = Directory.EnumerateFiles(System.IO.Path.Combine(Folder, sample), "*.yaml").Order(StringComparer.Ordinal).SelectMany(file => DocumentReader.Read(File.ReadAllText(file), file).Documents);
        var values = JsonSerializer.Deserialize<DataValue>(inputs)!.Entries;
        return ReleasePlanning.Plan(documents, new LocalPlanRequest { Process = process, InputSet = inputSet, Inputs = values, Start = Start }).Plan!;
    }
}
