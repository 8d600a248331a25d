using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Who may decide an approval, and how far it has come.</summary>
internal static class ApprovalRules
{
    public static ImmutableArray<string> Seats(StartActivity start, ActivityState state) =>
        SeatChanges.Apply(start.Activity.Approval!.Approvers is { IsEmpty: false } approvers ? approvers : start.DefaultApprovers, state.SeatChanges);

    public static ImmutableArray<string> Escalated(StartActivity start, ActivityState state) =>
        state.Escalated ? start.Activity.Approval!.Escalate!.To : [];

    public static QuorumState Quorum(StartActivity start, ActivityState state) => Quorums.Evaluate(
        start.Activity.Approval!.Quorum,
        start.Activity.Approval.Mode,
        Seats(start, state),
        [.. state.Decisions.Where(d => d.Decision == SignOffDecision.Approve).Select(d => new Approval(d.Person, d.Groups, d.At))],
        Escalated(start, state));

    /// <summary>The seats that nobody has filled, those of later turns too.</summary>
    public static ImmutableArray<string> Unfilled(StartActivity start, ActivityState state)
    {
        var holders = Quorum(start, state).Holders;
        return [.. Seats(start, state).Where((_, index) => holders.Length <= index || holders[index] is null)];
    }

    public static bool MayDecide(StartActivity start, ActivityState state, string person, ImmutableArray<string> groups) =>
        Quorums.MayDecide(Quorum(start, state), person, SeatChanges.GroupsOf(person, groups, state.SeatChanges));

    public static string? ExcludedAs(ApprovalDefinition approval, ReleaseFacts release, string person)
    {
        if (approval.Exclude.Contains("creator") && release.CreatedBy == person)
        {
            return "creator";
        }

        return approval.Exclude.Contains("starter") && release.IsStarter(person) ? "starter" : null;
    }

    public static ImmutableArray<string> ExcludedPersons(ApprovalDefinition approval, ReleaseFacts release)
    {
        IEnumerable<string> creators = approval.Exclude.Contains("creator") ? [release.CreatedBy] : [];
        IEnumerable<string> starters = approval.Exclude.Contains("starter") ? [release.StartedBy, .. release.RestartedBy] : [];
        return [.. creators.Concat(starters).Where(person => person.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
