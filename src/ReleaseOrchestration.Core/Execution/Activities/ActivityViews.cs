using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What people see of an activity.</summary>
internal static class ActivityViews
{
    public static Rollup Rollup(ActivityStatus status) => status switch
    {
        ActivityStatus.Queued or ActivityStatus.Running => Execution.Rollup.Active,
        ActivityStatus.OnHold => Execution.Rollup.OnHold,
        _ => Execution.Rollup.Pending,
    };

    public static string Kind(MachineAddress address) => address.LocalPath.Contains('@', StringComparison.Ordinal) ? "gate" : "activity";

    public static NodeView Node(StartActivity start, ActivityState state)
    {
        var definition = start.Activity;
        return new NodeView
        {
            Path = start.Self.Path,
            Kind = Kind(start.Self),
            Id = definition.Id,
            Name = definition.Name,
            Type = definition.Type.ToString().ToLowerInvariant(),
            Description = definition.Description,
            Status = state.Status.ToString(),
            Ending = state.End?.Fact.Ending,
            Outcome = state.Outcome,
            Reason = state.Reason,
            WaitsFor = ActivityWaits.Of(start, state),
            Owners = definition.Owners,
            StartedAt = state.StartedAt,
            EndedAt = state.EndedAt,
            ExpectedDuration = ExpectedDuration(definition, state.Context ?? start.Context),
            Inputs = state.Attempts.IsEmpty ? ImmutableSortedDictionary<string, DataValue>.Empty : state.Attempts[^1].Inputs,
            Outputs = state.End?.Fact.Outputs ?? ImmutableSortedDictionary<string, DataValue>.Empty,
            Attempt = state.Attempts.Length,
            Attempts = state.Attempts,
            Tasks = state.Tasks,
            Remedies = state.Remedies,
            Approval = definition.Approval is null || state.Attempts.IsEmpty ? null : Approval(start, state),
            Fields = state.Fields,
            ChildReleaseId = state.Child?.ToString() ?? string.Empty,
            CanRemediate = state.Remediation is not null,
        };
    }

    /// <summary>The length of time that the definition says; empty when it says none, or none that can be told yet.</summary>
    public static string ExpectedDuration(ActivityDefinition activity, ContextSlice? context)
    {
        var text = activity.Duration ?? string.Empty;
        var told = context is null || !Template.MayHoldExpressions(text) ? text : ValueEvaluation.Text(text, context, "duration").Text;
        return Durations.TryParse(told ?? string.Empty, out var length) ? Durations.Format(length) : string.Empty;
    }

    public static SignOffView SignOff(StartActivity start, ActivityState state) => new()
    {
        Path = start.Self.Path,
        Title = start.Activity.Name,
        Description = start.Activity.Description,
        PhaseName = start.PhaseName,
        Release = start.Context.Release,
        Attempt = state.Attempts.Length,
        IsOpen = state.End is null && state.Remediation is null && !state.Approved && state.Attempts[^1].EndedAt is null,
        Outcome = state.Outcome,
        Approval = Approval(start, state),
        FieldDefinitions = start.Activity.Fields,
        Fields = state.Fields,
        Evidence = state.Attempts[^1].Inputs,
        OpenedAt = state.Attempts[^1].StartedAt,
    };

    private static ApprovalView Approval(StartActivity start, ActivityState state)
    {
        var quorum = ApprovalRules.Quorum(start, state);
        return new ApprovalView
        {
            Seats = ApprovalRules.Seats(start, state),
            OpenSeats = quorum.OpenSeats,
            Escalated = ApprovalRules.Escalated(start, state),
            Excluded = ApprovalRules.ExcludedPersons(start.Activity.Approval!, start.Context.Release),
            RequiresSignIn = start.Activity.Approval!.RequireSignIn,
            Needed = quorum.Needed,
            Given = state.Decisions.Count(d => d.Decision == SignOffDecision.Approve),
            Decisions = state.Decisions,
            SeatChanges = state.SeatChanges,
            Deadline = state.Deadline,
        };
    }
}
