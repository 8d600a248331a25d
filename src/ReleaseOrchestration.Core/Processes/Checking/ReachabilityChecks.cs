using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>
/// Nodes that never run: what runs on failure alone, where nothing before it can fail. Only what is certain is told: a node that never runs cannot fail, nor
/// can a wait of a fixed length.
/// </summary>
internal sealed class ReachabilityChecks(CheckContext context, ProcessDefinition process, ProcessGraph graph)
{
    private readonly Dictionary<string, bool> _canFail = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _before = graph.Declared.Where(edge => edge.Producer is not null).ToLookup(edge => edge.Consumer, edge => edge.Producer!, StringComparer.Ordinal);
    private readonly ProducerIndex _nodes = new(process);

    public void Check(string root)
    {
        // What is before comes first, so that no answer needs a long way back.
        foreach (var node in graph.Order.Where(node => node.Kind is not (GraphNodeKind.PhaseStart or GraphNodeKind.PhaseOpen)))
        {
            CanFail(node.Path);
        }

        for (var i = 0; i < process.Phases.Length; i++)
        {
            var (phase, path) = (process.Phases[i], $"{root}.phases[{i}]");
            Report(phase.Id, phase.RunOn, path);
            foreach (var activity in LocatedActivity.In(phase, path))
            {
                Report(activity.Name, activity.Definition.RunOn, activity.Path);
            }
        }
    }

    private void Report(string name, RunOn runOn, string path)
    {
        if (IsIdle(name, runOn))
        {
            context.Warning(
                ProblemCodes.Unreachable,
                $"{path}.run-on",
                $"`{name}` never runs: it runs on failure, and {(_before[name].Any() ? "nothing that it waits for can fail" : "it waits for nothing")}.",
                "Name what may fail in its `depends-on`, or remove `run-on`.");
        }
    }

    private bool IsIdle(string name, RunOn runOn) => runOn == RunOn.Failure && !_before[name].Any(CanFail);

    private bool CanFail(string name)
    {
        if (_canFail.TryGetValue(name, out var known))
        {
            return known;
        }

        return _canFail[name] = _nodes.Find(name) is not { } node || (node.Activity is { } activity ? CanFail(name, activity) : CanFail(node.Phase));
    }

    private bool CanFail(string name, ActivityDefinition activity) => !IsNever(activity.If) && !IsIdle(name, activity.RunOn) && !IsFixedWait(activity);

    private bool CanFail(PhaseDefinition phase)
    {
        if (IsNever(phase.If) || IsIdle(phase.Id, phase.RunOn))
        {
            return false;
        }

        var isFixed = phase.If is null && IsConstant(phase.NotBefore) && IsConstant(phase.Environment) && phase.Services.All(IsConstant) && phase.Variables.Values.All(IsConstant) && phase.Outputs.Values.All(IsConstant);
        return !isFixed || LocatedActivity.In(phase, string.Empty).Any(activity => CanFail(activity.Name));
    }

    private static bool IsFixedWait(ActivityDefinition activity) =>
        activity is { Type: ActivityType.Wait, Timeout: null, If: null, Use: null }
        && IsConstant(activity.Duration) && IsConstant(activity.Until) && IsConstant(activity.Lock) && IsConstant(activity.Environment)
        && activity.Services.All(IsConstant) && activity.Inputs.Values.Concat(activity.Variables.Values).Concat(activity.Outputs.Values).All(IsConstant);

    private static bool IsConstant(string? text) => text is null || !Template.MayHoldExpressions(text);

    private static bool IsConstant(DataValue value) => DataTemplate.Uses(value).IsEmpty && DataTemplate.Problems(value).IsEmpty;

    private static bool IsNever(string? condition) =>
        condition is not null && Expression.Parse(condition).Expression?.Evaluate(UnknownScope.Instance).Value is { Kind: DataKind.Boolean, Boolean: false };
}
