namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Approvals: that they can be decided.</summary>
internal sealed class ApprovalChecks(CheckContext context)
{
    public void Check(ApprovalDefinition approval, string path, bool isGate)
    {
        People(approval.Approvers, $"{path}.approvers");
        Quorum(approval, path);
        if (approval.OnReject == OnReject.Skip && !isGate)
        {
            context.Error(ProblemCodes.SkipOutsideGate, $"{path}.on-reject", "Only the rejection of a gate can skip its phase.", "Use fail, continue or hold, or make it a gate.");
        }

        if (approval.Deadline is { } deadline)
        {
            Positive(deadline, $"{path}.deadline");
        }
        else
        {
            WithoutDeadline(approval, path);
        }

        if (approval.Escalate is { } escalate)
        {
            Escalation(escalate, approval.Deadline, $"{path}.escalate");
        }
    }

    /// <summary>That each of them names somebody.</summary>
    public void People(IReadOnlyList<string> people, string path)
    {
        for (var i = 0; i < people.Count; i++)
        {
            var colon = people[i].IndexOf(':', StringComparison.Ordinal);
            var isKnown = colon < 0 || people[i][..colon] is "user" or "group";
            if (!isKnown || people[i][(colon + 1)..].Trim().Length == 0)
            {
                context.Error(ProblemCodes.InvalidApprover, $"{path}[{i}]", $"`{people[i]}` names nobody.", "Write `user:id`, `group:id`, or the name of a group.");
            }
        }
    }

    private void Quorum(ApprovalDefinition approval, string path)
    {
        var quorum = approval.Quorum;
        if (quorum.Kind != QuorumKind.Count)
        {
            return;
        }

        var people = approval.Approvers.Distinct(StringComparer.Ordinal).Count();
        var counted = people > 0 && approval.Approvers.All(approver => approver.StartsWith("user:", StringComparison.Ordinal));
        if (quorum.Count < 1)
        {
            context.Error(ProblemCodes.InvalidQuorum, $"{path}.quorum", "A quorum is at least one.", "Use one, majority, all, or a number from 1.");
        }
        else if (counted && approval.Escalate is null && quorum.Count > people)
        {
            context.Error(
                ProblemCodes.InvalidQuorum, $"{path}.quorum", $"The quorum of {quorum.Count} can never be met: there {(people == 1 ? "is one approver" : $"are {people} approvers")}.", "Lower it, or add approvers.");
        }
    }

    private void WithoutDeadline(ApprovalDefinition approval, string path)
    {
        if (!approval.Remind.IsEmpty)
        {
            context.Warning(ProblemCodes.IneffectiveApproval, $"{path}.remind", "Without a deadline nobody is reminded.", "Add `deadline`.");
        }

        if (approval.OnDeadline != OnDeadline.Reject)
        {
            context.Warning(ProblemCodes.IneffectiveApproval, $"{path}.on-deadline", "Without a deadline `on-deadline` has no effect.", "Add `deadline`.");
        }
    }

    private void Escalation(EscalationDefinition escalate, TimeSpan? deadline, string path)
    {
        People(escalate.To, $"{path}.to");
        Positive(escalate.After, $"{path}.after");
        if (escalate.After >= deadline)
        {
            context.Warning(ProblemCodes.IneffectiveApproval, $"{path}.after", "The escalation comes at or after the deadline, when it is too late.", "Let it come earlier.");
        }
    }

    private void Positive(TimeSpan time, string path)
    {
        if (time <= TimeSpan.Zero)
        {
            context.Error(ProblemCodes.InvalidTime, path, "This must be longer than nothing.", "Write it as `30m`.");
        }
    }
}
