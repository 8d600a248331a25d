using System.Collections.Immutable;
using System.Globalization;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads approvals, in the language's own form and in the one of Harness's prose.</summary>
internal static class ApprovalReader
{
    /// <summary>The keys of the second form, which stand on the activity itself.</summary>
    public const string ActivityKeys = "approval-type approvers=approver required-approvals";

    private static readonly KeySet Keys = new("An approval", "approvers=approver quorum=required-approvals mode exclude deadline on-deadline escalate remind on-reject");
    private static readonly KeySet EscalationKeys = new("An escalation", "after to");
    private static readonly Choices<ApprovalMode> Modes = new(("parallel", ApprovalMode.Parallel), ("sequential", ApprovalMode.Sequential));
    private static readonly Choices<OnReject> Rejections = new(("fail", OnReject.Fail), ("continue", OnReject.Continue), ("hold", OnReject.Hold), ("skip", OnReject.Skip));
    private static readonly Choices<ApprovalKind> Kinds = new(("single", ApprovalKind.Single), ("multiple", ApprovalKind.Multiple), ("sequential", ApprovalKind.Sequential));

    private static readonly Choices<OnDeadline> Deadlines =
        new(("reject auto-reject", OnDeadline.Reject), ("approve auto-approve", OnDeadline.Approve), ("hold", OnDeadline.Hold));

    private enum ApprovalKind
    {
        Single,
        Multiple,
        Sequential,
    }

    public static ApprovalDefinition? Read(MapReader owner)
    {
        var approval = owner.Map("approval", Keys) is { } reader ? Canonical(reader) : null;
        if (!owner.Has("approval-type") && !owner.Has("approvers") && !owner.Has("required-approvals"))
        {
            return approval;
        }

        if (approval is null)
        {
            return OnActivity(owner);
        }

        owner.Error(
            ProblemCodes.ConflictingKeys, owner.Source, owner.Path, "The approval is written twice: under `approval`, and on the activity itself.", "Keep `approval`.");
        return approval;
    }

    private static ApprovalDefinition Canonical(MapReader reader) => new()
    {
        Approvers = reader.Texts("approvers"),
        Quorum = Quorum(reader, "quorum") ?? new QuorumDefinition(),
        Mode = reader.Choice("mode", Modes) ?? ApprovalMode.Parallel,
        Exclude = Exclude(reader),
        Deadline = reader.Duration("deadline"),
        OnDeadline = reader.Choice("on-deadline", Deadlines) ?? OnDeadline.Reject,
        Escalate = Escalate(reader),
        Remind = Remind(reader),
        OnReject = reader.Choice("on-reject", Rejections) ?? OnReject.Fail,
    };

    private static ApprovalDefinition OnActivity(MapReader owner)
    {
        var kind = owner.Choice("approval-type", Kinds) ?? ApprovalKind.Single;
        foreach (var (key, part) in new[] { ("approval-type", "mode"), ("approvers", "approvers"), ("required-approvals", "quorum") })
        {
            if (owner.Find(key) is { } node)
            {
                owner.Context.Record($"{owner.Path}.approval.{part}", node);
            }
        }

        var fallback = kind == ApprovalKind.Single ? QuorumKind.One : QuorumKind.All;
        return new ApprovalDefinition
        {
            Approvers = owner.Texts("approvers"),
            Quorum = Quorum(owner, "required-approvals") ?? new QuorumDefinition { Kind = fallback },
            Mode = kind == ApprovalKind.Sequential ? ApprovalMode.Sequential : ApprovalMode.Parallel,
        };
    }

    private static QuorumDefinition? Quorum(MapReader reader, string key)
    {
        if (reader.Text(key) is not { } text)
        {
            return null;
        }

        switch (text)
        {
            case "one":
                return new QuorumDefinition { Kind = QuorumKind.One };
            case "majority":
                return new QuorumDefinition { Kind = QuorumKind.Majority };
            case "all":
                return new QuorumDefinition { Kind = QuorumKind.All };
            default:
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
                {
                    return new QuorumDefinition { Kind = QuorumKind.Count, Count = count };
                }

                reader.Error(ProblemCodes.InvalidQuorum, reader.Find(key)!, reader.PathOf(key), $"`{text}` is no quorum.", "Allowed: one, majority, all, or a number from 1.");
                return null;
        }
    }

    private static ImmutableArray<string> Exclude(MapReader reader)
    {
        var words = reader.Texts("exclude");
        foreach (var word in words.Where(word => word is not ("creator" or "starter")))
        {
            reader.Error(
                ProblemCodes.InvalidValue, reader.Find("exclude")!, reader.PathOf("exclude"), $"`{word}` is nobody who can be excluded.", "Allowed: creator, starter.");
        }

        return words;
    }

    private static EscalationDefinition? Escalate(MapReader reader)
    {
        if (reader.Map("escalate", EscalationKeys) is not { } escalation)
        {
            return null;
        }

        escalation.RequiredText("after");
        if (escalation.Texts("to").IsEmpty)
        {
            escalation.Error(ProblemCodes.MissingKey, escalation.Source, escalation.Path, "`to` is missing.", "Say who is asked besides, such as `to: [group:directors]`.");
        }

        return new EscalationDefinition { After = escalation.Duration("after") ?? TimeSpan.Zero, To = escalation.Texts("to") };
    }

    private static ImmutableArray<int> Remind(MapReader reader)
    {
        var percentages = ImmutableArray.CreateBuilder<int>();
        foreach (var text in reader.Texts("remind"))
        {
            if (int.TryParse(text.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var percentage) && percentage is > 0 and <= 100)
            {
                percentages.Add(percentage);
            }
            else
            {
                reader.Error(ProblemCodes.InvalidValue, reader.Find("remind")!, reader.PathOf("remind"), $"`{text}` is no percentage of the deadline.", "Write it as `50%`.");
            }
        }

        return percentages.ToImmutable();
    }
}
