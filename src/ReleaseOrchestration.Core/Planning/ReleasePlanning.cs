using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>Plans releases: runs the machines that run releases on a virtual clock, in a world where everything goes well.</summary>
public static class ReleasePlanning
{
    /// <summary>Plans a release of pinned definitions.</summary>
    public static ReleasePlan Plan(PlanSubject subject, CancellationToken cancellationToken = default) => new PlanRun(subject).Run(cancellationToken);

    /// <summary>Plans a release of a process among documents, which were checked before.</summary>
    /// <param name="documents">The process and what it refers to.</param>
    /// <param name="request">Which process, with which inputs, when.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The plan; without one, what is wrong with the inputs.</returns>
    public static LocalPlan Plan(IEnumerable<Document> documents, LocalPlanRequest request, CancellationToken cancellationToken = default)
    {
        ImmutableArray<Document> all = [.. documents];
        var index = new ProcessIndex(all);
        var pins = new PinnedProcesses(index);
        var hash = pins.Pin(request.Process);
        var inputs = InputResolver.Resolve(pins.Get(hash), request.InputSet.Length > 0 ? index.InputSet(request.InputSet) : null, request.Inputs);
        return inputs.IsComplete
            ? new LocalPlan(Plan(Subject(pins, hash, inputs, request) with { Freezes = [.. all.OfType<FreezeDocument>().Select(document => document.Freeze)] }, cancellationToken), inputs)
            : new LocalPlan(null, inputs);
    }

    private static PlanSubject Subject(PinnedProcesses pins, string hash, InputResolution inputs, LocalPlanRequest request) => new()
    {
        Definitions = pins.Get,
        DefinitionHash = hash,
        Inputs = inputs.ToValues(),
        InputSet = request.InputSet,
        Group = request.Group,
        Tags = request.Tags,
        Start = request.Start,
        StartedBy = request.StartedBy,
        Assumptions = request.Assumptions,
    };
}
