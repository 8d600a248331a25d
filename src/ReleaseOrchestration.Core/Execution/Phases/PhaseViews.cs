using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What people see of a phase.</summary>
internal static class PhaseViews
{
    // A phase of two thousand activities needs no list of two thousand reasons; the activities have their own.
    private const int MostShown = 20;

    public static NodeView Node(StartPhase start, PhaseState state) => new()
    {
        Path = start.Self.Path,
        Kind = "phase",
        Id = start.Phase.Id,
        Name = start.Phase.Name,
        Description = start.Phase.Description,
        Status = state.Status.ToString(),
        Ending = state.End?.Fact.Ending,
        Outcome = state.Outcome,
        Reason = state.Reason,
        WaitsFor = WaitsFor(start, state),
        Owners = start.Phase.Owners,
        StartedAt = state.StartedAt,
        EndedAt = state.EndedAt,
        DueAt = Due(start, state),
        Inputs = start.Context.PhaseInputs,
        Outputs = state.Outputs,
        CanRemediate = state.Remediation is not null,
    };

    private static DateTimeOffset? Due(StartPhase start, PhaseState state)
    {
        if (string.IsNullOrEmpty(start.Phase.Due))
        {
            return null;
        }

        var (text, _) = ValueEvaluation.Text(start.Phase.Due, start.Context with { Variables = state.Variables, Facts = state.Facts }, "due");
        return text is not null && Moments.TryResolve(text, start.Context.Release.StartedAt, out var instant) ? instant : null;
    }

    private static ImmutableArray<Wait> WaitsFor(StartPhase start, PhaseState state)
    {
        if (state.End is not null)
        {
            return [];
        }

        if (state.Remediation is { } remediation)
        {
            return [new Wait { Kind = WaitKind.Remediation, On = string.Join(", ", start.Phase.Owners), Since = remediation.Since, Message = remediation.Reason }];
        }

        return state.Step switch
        {
            StartStep.NotBefore => [new Wait { Kind = WaitKind.NotBefore, On = start.Phase.NotBefore ?? string.Empty, Since = state.Since, Until = state.Until }],
            StartStep.Window => [new Wait { Kind = WaitKind.Window, On = "the window of the phase", Since = state.Since, Until = state.Until }],
            StartStep.Pause => [new Wait { Kind = WaitKind.Pause, On = start.RootReleaseId, Since = state.Since }],
            _ => Children(start, state),
        };
    }

    private static ImmutableArray<Wait> Children(StartPhase start, PhaseState state) =>
    [
        .. state.Started.Take(MostShown).Select(id => new Wait
        {
            Kind = GateIds.IsGate(id) ? WaitKind.Gate : WaitKind.Dependency,
            On = $"{start.Phase.Id}.{id}",
            Since = state.Since,
        }),
    ];
}
