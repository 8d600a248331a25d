using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Calendar.Conflicts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Planning;

/// <summary>Plans releases of what is saved: it pins as a start does, and starts nothing.</summary>
public sealed class ReleasePlans(ReleasePlanner planner, IDefinitionSource definitions, FreezeStandings freezes, ConflictCheck conflicts, TimeProvider clock)
{
    /// <summary>The plan, or why such a release cannot start.</summary>
    public async Task<Result<ReleasePlan>> PlanAsync(PlanRelease request, string actor, CancellationToken cancellationToken)
    {
        var start = request.Start ?? clock.GetUtcNow();
        var pinned = await planner.PlanAsync(Record(request, start, actor), cancellationToken);
        if (pinned.Failed(out var error, out var record))
        {
            return error;
        }

        var known = new Dictionary<string, ProcessDefinition>(StringComparer.Ordinal);
        await LoadAsync(record.DefinitionHash, known, cancellationToken);
        var plan = ReleasePlanning.Plan(
            new PlanSubject
            {
                Definitions = hash => known[hash],
                DefinitionHash = record.DefinitionHash,
                Inputs = record.ResolvedInputs ?? new InputValues(),
                InputSet = record.InputSet,
                Start = start,
                StartedBy = actor,
                Group = request.Group ?? string.Empty,
                Tags = request.Tags,
                Freezes = await freezes.AllAsync(cancellationToken),
                Assumptions = request.Assumptions,
            },
            cancellationToken);
        return request.Start is null ? plan : plan with { Notes = [.. plan.Notes, .. await ConflictsAsync(request, record, plan, cancellationToken)] };
    }

    // What a freeze holds the plan shows where it is held.
    private async Task<IEnumerable<PlanNote>> ConflictsAsync(PlanRelease request, ReleaseRecord record, ReleasePlan plan, CancellationToken cancellationToken)
    {
        var planned = record with
        {
            Id = string.Empty,
            Group = request.Group ?? string.Empty,
            Tags = request.Tags,
            Schedule = new ReleaseSchedule { At = plan.StartsAt, Duration = plan.EndsAt - plan.StartsAt },
        };
        var advice = await conflicts.OfAsync(planned, request.IsVisible, cancellationToken);
        var sentences = advice.Conflicts.Where(conflict => conflict.Kind != ConflictKind.Freeze).Select(conflict => conflict.Message);
        return sentences.Concat(advice.NextFreeSlot is { } slot ? [slot.ToString()] : []).Select(sentence => new PlanNote(string.Empty, sentence));
    }

    private static ReleaseRecord Record(PlanRelease request, DateTimeOffset start, string actor) => new()
    {
        Id = "plan",
        Name = request.Process,
        Process = request.Process,
        ProcessVersion = request.ProcessVersion,
        InputSet = request.InputSet ?? string.Empty,
        Inputs = request.Inputs,
        CreatedAt = start,
        CreatedBy = actor,
        StartedAt = start,
        StartedBy = actor,
    };

    private async Task LoadAsync(string hash, Dictionary<string, ProcessDefinition> known, CancellationToken cancellationToken)
    {
        if (known.ContainsKey(hash))
        {
            return;
        }

        var process = known[hash] = await definitions.LoadAsync(hash, cancellationToken);
        var children = process.Phases
            .SelectMany(phase => phase.EntryGates.Concat(phase.Activities).Concat(phase.ExitGates))
            .SelectMany(activity => activity.Tasks.Select(task => task.Process).Prepend(activity.Process));
        foreach (var child in children.Select(reference => reference?.DefinitionHash).OfType<string>())
        {
            await LoadAsync(child, known, cancellationToken);
        }
    }
}
