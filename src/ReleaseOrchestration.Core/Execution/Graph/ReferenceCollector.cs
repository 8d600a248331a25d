using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Which values a node reads, so that it is handed these and no others.</summary>
internal static class ReferenceCollector
{
    public static ImmutableHashSet<Reference> Of(PhaseDefinition phase)
    {
        var found = ImmutableHashSet.CreateBuilder<Reference>();
        Condition(found, phase.If);
        Texts(found, phase.NotBefore, phase.Due, phase.Environment);
        Texts(found, [.. phase.Services]);
        Values(found, phase.Variables);
        Values(found, phase.Outputs);
        foreach (var activity in phase.Activities.Concat(phase.EntryGates).Concat(phase.ExitGates))
        {
            found.UnionWith(Of(activity));
        }

        return found.ToImmutable();
    }

    public static ImmutableHashSet<Reference> Of(ActivityDefinition activity)
    {
        var found = ImmutableHashSet.CreateBuilder<Reference>();
        Condition(found, activity.If);
        Condition(found, activity.Condition);
        Texts(found, activity.Duration, activity.Until, activity.Environment, activity.Pipeline?.Pipeline, activity.Pipeline?.Ref, activity.Pipeline?.Connector);
        Texts(found, [.. activity.Services]);
        Values(found, activity.Inputs);
        Values(found, activity.Variables);
        Values(found, activity.Outputs);
        Values(found, activity.Pipeline?.Inputs);
        foreach (var task in activity.Tasks)
        {
            Condition(found, task.Required);
            Values(found, task.Inputs);
        }

        return found.ToImmutable();
    }

    public static ImmutableHashSet<Reference> Of(ImmutableSortedDictionary<string, DataValue> values)
    {
        var found = ImmutableHashSet.CreateBuilder<Reference>();
        Values(found, values);
        return found.ToImmutable();
    }

    private static void Condition(ImmutableHashSet<Reference>.Builder found, string? text)
    {
        if (!string.IsNullOrEmpty(text) && Expression.Parse(text).Expression is { } expression)
        {
            found.UnionWith(expression.References);
        }
    }

    private static void Texts(ImmutableHashSet<Reference>.Builder found, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text is not null && Template.MayHoldExpressions(text) && Template.Parse(text).Template is { } template)
            {
                found.UnionWith(template.References);
            }
        }
    }

    private static void Values(ImmutableHashSet<Reference>.Builder found, ImmutableSortedDictionary<string, DataValue>? values)
    {
        foreach (var value in values?.Values ?? [])
        {
            found.UnionWith(DataTemplate.References(value));
        }
    }
}
