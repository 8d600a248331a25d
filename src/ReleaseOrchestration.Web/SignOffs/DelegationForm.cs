using ReleaseOrchestration.Application.SignOffs;
using static ReleaseOrchestration.Web.SignOffs.PageLayout;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The form of a sign-off page by which its person passes the vote on, or takes it back.</summary>
internal static class DelegationForm
{
    public const string Action = "delegate";
    public const string To = "to";
    public const string Reason = "reason";

    public static string Render(LinkedSignOff linked, string guard, IReadOnlyDictionary<string, string> entered) =>
        linked.PassedOnTo.Length > 0 ? TakeBack(linked, guard) : PassOn(guard, entered);

    private static string TakeBack(LinkedSignOff linked, string guard) => $"""
        <form method="post" autocomplete="off">
        <input type="hidden" name="{SignOffForm.Guard}" value="{Encode(guard)}">
        <input type="hidden" name="{To}" value="{Encode(linked.Claims.Person)}">
        <div class="actions"><button class="other" type="submit" name="{SignOffForm.Decision}" value="{Action}">Take it back</button></div>
        </form>
        """;

    private static string PassOn(string guard, IReadOnlyDictionary<string, string> entered) => $"""
        <h2>Let somebody else decide</h2>
        <form method="post" autocomplete="off">
        <input type="hidden" name="{SignOffForm.Guard}" value="{Encode(guard)}">
        <label for="{To}">Who</label>
        <p class="hint" id="{To}-hint">They decide in your place; you can take it back until they do. A person as user:bob, a group as group:qa.</p>
        <input id="{To}" name="{To}" maxlength="140" aria-describedby="{To}-hint" value="{Encode(entered.GetValueOrDefault(To, string.Empty))}">
        <label for="{Reason}">Why</label>
        <input id="{Reason}" name="{Reason}" maxlength="1000" value="{Encode(entered.GetValueOrDefault(Reason, string.Empty))}">
        <div class="actions"><button class="other" type="submit" name="{SignOffForm.Decision}" value="{Action}">Pass my vote on</button></div>
        </form>
        """;
}
