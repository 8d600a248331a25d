using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads approvals, in the language's own form and in the one of Harness's prose.</summary>
internal static class ApprovalReader
{
    public static ApprovalDefinition? Read(MapReader owner)
    {
        var approval = owner.Map("approval", ApprovalKeys.Approval) is { } reader ? Canonical(reader) : null;
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
        Mode = reader.Choice("mode", Words.ApprovalModes) ?? ApprovalMode.Parallel,
        Exclude = Exclude(reader),
        RequireSignIn = reader.Flag("require-sign-in") ?? false,
        Deadline = reader.Duration("deadline"),
        OnDeadline = reader.Choice("on-deadline", Words.Deadlines) ?? OnDeadline.Reject,
        Escalate = Escalate(reader),
        Remind = Remind(reader),
        OnReject = reader.Choice("on-reject", Words.Rejections) ?? OnReject.Fail,
    };

    private static ApprovalDefinition OnActivity(MapReader owner)
    {
        var kind = owner.Choice("approval-type", Words.ApprovalKinds) ?? ApprovalKind.Single;
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
            case var _ when Words.Quorums.Exact(text) is { } kind:
                return new QuorumDefinition { Kind = kind };
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
        foreach (var word in words.Where(word => !Words.Excluded.Names.Contains(word, StringComparer.Ordinal)))
        {
            reader.Error(
                ProblemCodes.InvalidValue, reader.Find("exclude")!, reader.PathOf("exclude"), $"`{word}` is nobody who can be excluded.", $"Allowed: {string.Join(", ", Words.Excluded.Names)}.");
        }

        return words;
    }

    private static EscalationDefinition? Escalate(MapReader reader)
    {
        if (reader.Map("escalate", ApprovalKeys.Escalation) is not { } escalation)
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
