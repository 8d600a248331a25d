using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>
/// Every text of a process that may hold expressions, with who reads it and when. Variables of the process are computed when the release starts,
/// those of a phase when it starts, those of an activity when that starts; outputs at the end of their owner.
/// </summary>
internal sealed class ReadPlaces(ProcessGraph graph)
{
    private readonly List<ReadPlace> _places = [];

    public IReadOnlyList<ReadPlace> Of(ProcessDefinition process, string path)
    {
        Values(PlaceKind.Value, process.Variables, $"{path}.variables", new ReadScope(string.Empty, ReadMoment.ReleaseStart));
        for (var i = 0; i < process.Phases.Length; i++)
        {
            Phase(process.Phases[i], $"{path}.phases[{i}]");
        }

        Values(PlaceKind.Output, process.Outputs, $"{path}.outputs", new ReadScope(string.Empty, ReadMoment.ReleaseEnd));
        return _places;
    }

    /// <summary>The texts of an activity outside a process.</summary>
    public static IReadOnlyList<ReadPlace> OfEntry(StoreEntry entry, string path)
    {
        var places = new ReadPlaces(ProcessGraph.Of(new ProcessDefinition { Id = entry.Id }));
        places.Activity(entry.Activity, path, new ReadScope(entry.Id, ReadMoment.Unknown) { Activity = entry.Activity });
        return places._places;
    }

    private void Phase(PhaseDefinition phase, string path)
    {
        var nodes = graph.StartOf(phase.Id) is { } first ? Nodes(phase, first.Index) : (null, null, null);
        var start = new ReadScope(phase.Id, ReadMoment.Node) { Phase = phase, At = nodes.Start };
        Condition(PlaceKind.If, phase.If, $"{path}.if", start);
        Values(PlaceKind.Value, phase.Variables, $"{path}.variables", start);
        Text(PlaceKind.Time, phase.NotBefore, $"{path}.not-before", start with { At = nodes.Open });
        Text(PlaceKind.Name, phase.Environment, $"{path}.environment", start);
        Texts(phase.Services, $"{path}.services", start);
        Activities(phase.EntryGates, $"{path}.gates.entry", start, "@entry.");
        Activities(phase.Activities, $"{path}.activities", start, string.Empty);
        Activities(phase.ExitGates, $"{path}.gates.exit", start, "@exit.");
        Values(PlaceKind.Output, phase.Outputs, $"{path}.outputs", start with { At = nodes.End });
    }

    // Nodes of a phase are numbered in a row: its start, entry gates, opening, activities, exit gates, end.
    private (GraphNode? Start, GraphNode? Open, GraphNode? End) Nodes(PhaseDefinition phase, int first)
    {
        var open = first + phase.EntryGates.Length + 1;
        return (graph.Nodes[first], graph.Nodes[open], graph.EndOf(phase.Id));
    }

    private void Activities(ImmutableArray<ActivityDefinition> activities, string path, ReadScope phase, string prefix)
    {
        for (var i = 0; i < activities.Length; i++)
        {
            var name = $"{phase.Name}.{prefix}{activities[i].Id}";
            Activity(activities[i], $"{path}[{i}]", phase with { Name = name, Activity = activities[i], At = graph.StartOf(name) });
        }
    }

    private void Activity(ActivityDefinition activity, string path, ReadScope scope)
    {
        var runs = scope with { HasActivityInputs = true };
        Condition(PlaceKind.If, activity.If, $"{path}.if", runs);
        Values(PlaceKind.Value, activity.Inputs, $"{path}.inputs", scope);
        Values(PlaceKind.Value, activity.Variables, $"{path}.variables", runs);
        Pipeline(activity.Pipeline, $"{path}.pipeline", runs);
        Text(PlaceKind.Time, activity.Duration, $"{path}.duration", runs);
        Text(PlaceKind.Time, activity.Until, $"{path}.until", runs);
        Text(PlaceKind.Name, activity.Environment, $"{path}.environment", runs);
        Texts(activity.Services, $"{path}.services", runs);
        Text(PlaceKind.Name, activity.Lock, $"{path}.lock", runs);
        for (var i = 0; i < activity.Tasks.Length; i++)
        {
            Condition(PlaceKind.Required, activity.Tasks[i].Required, $"{path}.tasks[{i}].required", runs);
            Values(PlaceKind.Value, activity.Tasks[i].Inputs, $"{path}.tasks[{i}].inputs", runs);
        }

        var hasPipeline = activity.Pipeline is not null && activity.Type is ActivityType.Automated or ActivityType.Check;
        Condition(PlaceKind.Check, activity.Condition, $"{path}.check", runs with { HasPipelineOutputs = hasPipeline });
        Values(PlaceKind.Output, activity.Outputs, $"{path}.outputs", runs with
        {
            HasPipelineOutputs = hasPipeline || activity.Use is { Linked: false },
            HasSubprocessOutputs = activity.Type == ActivityType.Subprocess || activity.Use is { Linked: false },
        });
    }

    private void Pipeline(PipelineDefinition? pipeline, string path, ReadScope scope)
    {
        if (pipeline is not null)
        {
            Text(PlaceKind.Name, pipeline.Connector, $"{path}.connector", scope);
            Text(PlaceKind.Name, pipeline.Pipeline, $"{path}.pipeline", scope);
            Text(PlaceKind.Name, pipeline.Ref, $"{path}.ref", scope);
            Values(PlaceKind.Value, pipeline.Inputs, $"{path}.inputs", scope);
        }
    }

    private void Condition(PlaceKind kind, string? text, string path, ReadScope scope)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _places.Add(new ReadPlace(path, text, kind, scope));
        }
    }

    private void Text(PlaceKind kind, string? text, string path, ReadScope scope)
    {
        if (text is not null && Template.MayHoldExpressions(text))
        {
            _places.Add(new ReadPlace(path, text, kind, scope));
        }
    }

    private void Texts(ImmutableArray<string> texts, string path, ReadScope scope)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            Text(PlaceKind.Services, texts[i], $"{path}[{i}]", scope);
        }
    }

    private void Values(PlaceKind kind, ImmutableSortedDictionary<string, DataValue> values, string path, ReadScope scope)
    {
        foreach (var (name, value) in values)
        {
            Value(kind, value, $"{path}.{name}", scope);
        }
    }

    private void Value(PlaceKind kind, DataValue value, string path, ReadScope scope)
    {
        switch (value.Kind)
        {
            case DataKind.Text:
                Text(kind, value.Text, path, scope);
                break;
            case DataKind.List:
                for (var i = 0; i < value.Items.Length; i++)
                {
                    Value(kind, value.Items[i], $"{path}[{i}]", scope);
                }

                break;
            case DataKind.Map:
                Values(kind, value.Entries, path, scope);
                break;
        }
    }
}
