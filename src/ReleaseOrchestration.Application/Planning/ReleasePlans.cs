using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Planning;

/// <summary>Plans releases of what is saved: it pins as a start does, and starts nothing.</summary>
public sealed class ReleasePlans(ReleasePlanner planner, IDefinitionSource definitions, FreezeStandings freezes, TimeProvider clock)
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
        return ReleasePlanning.Plan(
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
