using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReleaseOrchestration.Application.SignOffs;
using static ReleaseOrchestration.Web.SignOffs.PageLayout;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>What waits for one person, across all releases, with a button for each that leads to its page.</summary>
internal static class OpenSignOffsPage
{
    public const string Release = "release";
    public const string Path = "path";

    public static string Render(string person, ImmutableArray<OpenSignOff> open, bool isAll, string nonce)
    {
        var content = new StringBuilder($"<p class=\"eyebrow\">{Encode(person)}</p><h1>My sign-offs</h1>");
        content.Append(open.IsEmpty ? "<p class=\"hint\">Nothing waits for you.</p>" : $"<p>{Count(open.Length)} for your decision{(isAll ? string.Empty : "; there are more than are shown")}. Reading this page decides nothing.</p>");
        foreach (var signOff in open)
        {
            content.Append(Item(signOff));
        }

        return Page("My sign-offs", nonce, content.ToString());
    }

    private static string Count(int count) => count == 1 ? "1 waits" : string.Create(CultureInfo.InvariantCulture, $"{count} wait");

    private static string Item(OpenSignOff open)
    {
        var (view, approval) = (open.View, open.View.Approval);
        var title = Encode(view.Title.Length > 0 ? view.Title : view.Path);
        var version = view.Release.Version.Length > 0 ? $"{view.Release.Name} {view.Release.Version}" : view.Release.Name;
        var deadline = approval.Deadline is { } due ? $"<dt>Deadline</dt><dd>{SignOffPage.Instant(due)}</dd>" : string.Empty;
        return $"""
            <section>
            <h2>{title}</h2>
            <dl>
            <dt>Release</dt><dd>{Encode(version)} <span class="hint">({Encode(open.ReleaseId)})</span></dd>
            <dt>Step</dt><dd>{Encode(view.Path)}</dd>
            <dt>Asked of</dt><dd>{Encode(approval.Seats.IsEmpty ? "anyone" : string.Join(", ", approval.Seats))}</dd>
            <dt>Approvals</dt><dd>{approval.Given} of {approval.Needed} needed</dd>
            <dt>Open since</dt><dd>{SignOffPage.Instant(view.OpenedAt)}</dd>
            {deadline}
            </dl>
            <form method="post" action="/sign-offs">
            <input type="hidden" name="{Release}" value="{Encode(open.ReleaseId)}">
            <input type="hidden" name="{Path}" value="{Encode(view.Path)}">
            <div class="actions"><button class="other" aria-label="Open {title}">Open</button></div>
            </form>
            </section>
            """;
    }
}
