using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of approvals.</summary>
internal static class ApprovalKeys
{
    private static readonly ValueShape Quorum = new ValueShape.Either(new ValueShape.Choice(new WordList([.. Words.Quorums.Names])), new ValueShape.Text(TextForms.Count));

    /// <summary>The keys of the second form, which stand on the activity itself.</summary>
    public static readonly KeyDeclaration[] OnActivity =
    [
        new("approval-type", new ValueShape.Choice(Words.ApprovalKinds), "A short way to write `approval`: one decides (`single`), all decide (`multiple`), or one after the other (`sequential`)."),
        new("approvers=approver", Scalars, "Who decides, when `approval` is not written: `user:id`, `group:id`, or the name of a group."),
        new("required-approvals", Quorum, "How many must approve, when `approval` is not written."),
    ];

    public static readonly KeySet Escalation = new(
        "An escalation",
        "Who is asked besides, and when.",
        [
            new("after", Duration, "How long after the request.") { IsRequired = true },
            new("to", Scalars, "Who is asked besides, such as `group:directors`.") { IsRequired = true },
        ]);

    public static readonly KeySet Approval = new(
        "An approval",
        "Who decides, and how. One rejection rejects.",
        [
            new("approvers=approver", Scalars, "Who decides: `user:id`, `group:id`, or the name of a group."),
            new("quorum=required-approvals", Quorum, "How many must approve: `one` (default), `majority`, `all`, or a number of people."),
            new("mode", new ValueShape.Choice(Words.ApprovalModes), "Whether all are asked at once (`parallel`, default) or one after the other."),
            new("exclude", new ValueShape.OneOrMore(new ValueShape.Choice(Words.Excluded)), "Who may not decide, whatever group they are in: who created or who started the release."),
            new("require-sign-in", Flag, "Whether who decides must have signed in, also with a signed link; false when left out. For production."),
            new("deadline", Duration, "How long there is to decide."),
            new("on-deadline", new ValueShape.Choice(Words.Deadlines), "What happens at the deadline: `reject` (default), `approve` or `hold`."),
            new("escalate", new ValueShape.Keys(Escalation), "Who is asked besides when no decision comes."),
            new("remind", new ValueShape.OneOrMore(new ValueShape.Text(TextForms.Percentage)), "At which parts of the deadline people are reminded, such as `50%`."),
            new("on-reject", new ValueShape.Choice(Words.Rejections), "What a rejection does: `fail` (default), `continue`, `hold`, or, of a gate, `skip` its phase."),
        ]);

    public static readonly ValueShape Shape = new ValueShape.Keys(Approval);
}
