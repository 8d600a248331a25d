using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;
using static ReleaseOrchestration.Web.SignOffs.PageLayout;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The page of a sign-off link: what is asked, of whom, on what grounds, and a form to decide.</summary>
internal static class SignOffPage
{
    public static string Render(LinkedSignOff linked, string guard, string nonce, PageNotice? notice, IReadOnlyDictionary<string, string> entered)
    {
        var view = linked.View;
        var content = new StringBuilder()
            .Append($"<p class=\"eyebrow\">Sign-off · {Encode(view.Release.Name)}</p><h1>{Encode(Title(view))}</h1>")
            .Append(view.Description.Length == 0 ? string.Empty : $"<p>{Encode(view.Description)}</p>")
            .Append(Notice(notice ?? State(linked)))
            .Append(Facts(linked))
            .Append(Values("Evidence", "What the decision can rest on", view.Evidence))
            .Append(Values("Told so far", "Values of the fields", view.Fields))
            .Append(Decisions(view));
        if (linked.CanDecide)
        {
            content.Append(SignOffForm.Render(view, guard, entered));
        }

        if (linked.CanPassOn)
        {
            content.Append(DelegationForm.Render(linked, guard, entered));
        }

        return Page($"{Title(view)} · {view.Release.Name}", nonce, content.ToString());
    }

    public static string RenderRefusal(string title, PageNotice notice, string nonce) =>
        Page(title, nonce, $"<p class=\"eyebrow\">Sign-off</p><h1>{Encode(title)}</h1>{Notice(notice)}");

    public static string Instant(DateTimeOffset at) =>
        $"<time datetime=\"{at:O}\">{Encode(at.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture))}</time>";

    private static string Title(SignOffView view) => view.Title.Length > 0 ? view.Title : view.Path;

    private static PageNotice State(LinkedSignOff linked)
    {
        var text = linked switch
        {
            { IsFormer: true } => $"This link is about attempt {linked.Claims.Attempt}; attempt {linked.View.Attempt} is asked about now. Ask for a new link.",
            { OwnDecision: { } own } => own.Decision == SignOffDecision.Approve ? "You have approved this." : "You have rejected this.",
            { View.IsOpen: true, IsPassedVoteGiven: true, PassedOnTo: var to } => $"You passed your vote on to {to}, who has decided.",
            { View.IsOpen: true, PassedOnTo: { Length: > 0 } to } => $"You have passed your vote on to {to}, who is asked for it now.",
            { View.IsOpen: false } => linked.View.Outcome.Length > 0 ? $"This sign-off is closed: {linked.View.Outcome}." : "This sign-off is closed.",
            _ => "Your decision is asked for. Reading this page decides nothing.",
        };
        return new PageNotice(text, IsProblem: false, string.Empty, []);
    }

    private static string Facts(LinkedSignOff linked)
    {
        var (view, approval) = (linked.View, linked.View.Approval);
        var facts = new StringBuilder("<dl>");
        Fact("Release", Encode(Named(view.Release)));
        Fact("Phase", Encode(view.PhaseName));
        Fact("Step", Encode($"{view.Path}, attempt {view.Attempt}"));
        Fact("Asked of you as", Encode(linked.Claims.Person));
        Fact("Asked of", Encode(approval.Seats.IsEmpty ? "anyone" : string.Join(", ", approval.Seats)));
        Fact("Approvals", Encode(string.Create(CultureInfo.InvariantCulture, $"{approval.Given} of {approval.Needed} needed")));
        Fact("Open since", Instant(view.OpenedAt));
        Fact("Deadline", approval.Deadline is { } deadline ? Instant(deadline) : string.Empty);
        Fact("Signing in", approval.RequiresSignIn ? "needed: this link alone is not enough" : string.Empty);
        Fact("Started by", Encode(view.Release.StartedBy));
        Fact("Link valid until", Instant(linked.Claims.ExpiresAt));
        return facts.Append("</dl>").ToString();

        void Fact(string name, string html)
        {
            if (html.Length > 0)
            {
                facts.Append($"<dt>{name}</dt><dd>{html}</dd>");
            }
        }
    }

    private static string Named(ReleaseFacts release) => release.Version.Length > 0 ? $"{release.Name} {release.Version}" : release.Name;

    private static string Values(string title, string caption, ImmutableSortedDictionary<string, DataValue> values)
    {
        if (values.Count == 0)
        {
            return string.Empty;
        }

        var rows = string.Concat(values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"<tr><th scope=\"row\">{Encode(v.Key)}</th><td>{Encode(Shown(v.Value))}</td></tr>"));
        return $"<h2>{title}</h2><table><caption class=\"hint\">{caption}</caption><tbody>{rows}</tbody></table>";
    }

    private static string Shown(DataValue value) => value.Kind == DataKind.Secret ? "(secret)" : value.ToString();

    private static string Decisions(SignOffView view)
    {
        if (view.Approval.Decisions.IsEmpty)
        {
            return "<h2>Decisions so far</h2><p class=\"hint\">None yet.</p>";
        }

        var rows = string.Concat(view.Approval.Decisions.Select(d =>
            $"<tr><th scope=\"row\">{Encode(d.Person)}</th><td>{(d.Decision == SignOffDecision.Approve ? "approved" : "rejected")}, {Instant(d.At)}{(d.Comment.Length > 0 ? $"<br>{Encode(d.Comment)}" : string.Empty)}</td></tr>"));
        return $"<h2>Decisions so far</h2><table><tbody>{rows}</tbody></table>";
    }
}
