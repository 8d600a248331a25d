using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>The pipelines of a plan: each succeeds after its expected time, with outputs that nobody knows yet.</summary>
internal sealed class PlannedPipelines(SimulatedRuntime runtime, PlanAssumptions assumptions, PlanAgenda agenda, PlanNotes notes)
{
    // A check over values that are known never changes its mind by asking again.
    private const int MostRounds = 100;

    private readonly Dictionary<string, int> _rounds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);

    public void Invoke(SimulatedEffect effect)
    {
        switch (effect.Effect)
        {
            case CancelPipeline cancel:
                _cancelled.Add(cancel.IdempotencyKey);
                break;
            case StartPipeline pipeline when runtime.StartOf(effect.Machine) is StartActivity start && !IsStuck(start):
                agenda.Add(effect.At + Duration(start), () => End(effect, pipeline, start.Activity));
                break;
        }
    }

    private bool IsStuck(StartActivity start)
    {
        var path = start.Self.Path;
        if (start.Activity.Type != ActivityType.Check || (_rounds[path] = _rounds.GetValueOrDefault(path) + 1) <= MostRounds)
        {
            return false;
        }

        notes.Add(path, $"the check is not true after {MostRounds} rounds of its pipeline, and nothing in this plan makes it true");
        return true;
    }

    // An assumption never breaks a limit that the process sets; what the process itself expects is taken at its word.
    private TimeSpan Duration(StartActivity start)
    {
        if (start.Activity.Type == ActivityType.Automated && Expected(start) is { } expected)
        {
            return expected;
        }

        return start.Activity.Timeout is { } timeout && timeout <= assumptions.Pipeline ? timeout / 2 : assumptions.Pipeline;
    }

    private static TimeSpan? Expected(StartActivity start)
    {
        var (text, _) = ValueEvaluation.Text(start.Activity.Duration ?? string.Empty, start.Context, "duration");
        return Durations.TryParse(text ?? string.Empty, out var duration) ? duration : null;
    }

    private void End(SimulatedEffect effect, StartPipeline pipeline, ActivityDefinition activity)
    {
        if (!_cancelled.Contains(pipeline.IdempotencyKey))
        {
            runtime.FinishEffect(effect.Machine, effect.EffectId, new PipelineEnded { Status = PipelineStatus.Succeeded, Outputs = Outputs(activity, effect.Machine.Path) });
        }
    }

    private static ImmutableSortedDictionary<string, DataValue> Outputs(ActivityDefinition activity, string path) => ReferenceCollector.Of(activity)
        .Where(reference => reference.Kind == ReferenceKind.PipelineOutput)
        .ToImmutableSortedDictionary(reference => reference.Name, reference => DataValue.Unknown($"the output `{reference.Name}` of the pipeline of `{path}`"));
}
