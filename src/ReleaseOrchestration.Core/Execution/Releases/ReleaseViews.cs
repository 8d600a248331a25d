using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What people see of a release.</summary>
internal static class ReleaseViews
{
    private const int MostShown = 20;

    public static ReleaseSummary Summary(StartRelease start, ReleaseState state) => new()
    {
        Facts = start.Facts,
        Run = start.Self.Run,
        Status = state.Status,
        Reason = state.Reason,
        EndedAt = state.EndedAt,
        RootReleaseId = start.RootReleaseId,
        Outputs = state.Outputs,
    };

    public static NodeView Node(StartRelease start, ProcessDefinition definition, ReleaseState state, ImmutableSortedDictionary<string, DataValue> inputs) => new()
    {
        Path = start.Self.Path,
        Kind = "release",
        Id = start.Facts.Id,
        Name = start.Facts.Name,
        Type = definition.Id,
        Description = definition.Description,
        Status = state.Status.ToString(),
        Ending = state.End?.Fact.Ending,
        Restart = start.Restart,
        Reason = state.Reason,
        WaitsFor = WaitsFor(start, state),
        Owners = definition.Owners,
        StartedAt = start.Facts.StartedAt,
        EndedAt = state.EndedAt,
        Inputs = inputs,
        Outputs = state.Outputs,
    };

    private static ImmutableArray<Wait> WaitsFor(StartRelease start, ReleaseState state)
    {
        if (state.End is not null)
        {
            return [];
        }

        var children = state.Started
            .Take(MostShown)
            .Select(id => new Wait { Kind = WaitKind.Dependency, On = id, Since = start.Restart?.At ?? start.Facts.StartedAt });
        var pause = state.Paused ? [new Wait { Kind = WaitKind.Pause, On = state.PausedBy, Since = state.Since }] : Enumerable.Empty<Wait>();
        return [.. pause, .. ReleaseFreezes.Waits(state), .. children];
    }
}
