using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>The addresses at which a started pipeline is asked for and stopped.</summary>
internal static class FollowUps
{
    public static Result<Uri> Poll(HttpConversation about) => Find(about, about.Settings.PollUrl, "pollUrl", about.Handle.Poll);

    public static Result<Uri> Cancel(HttpConversation about) => Find(about, about.Settings.CancelUrl, "cancelUrl", about.Handle.Cancel);

    /// <summary>Whether there is anything to call to stop it.</summary>
    public static bool CanCancel(HttpConversation about) => about.Handle.Cancel.Length > 0
        || (about.Settings.CancelUrl is { } template && (about.Handle.Id.Length > 0 || !template.Text.Contains("{handle}", StringComparison.Ordinal)));

    /// <summary>What an answer names, as an absolute address.</summary>
    public static string Absolute(Uri answering, string answered, string known) =>
        answered.Length == 0 ? known : Uri.TryCreate(answering, answered, out var absolute) ? absolute.AbsoluteUri : answered;

    // What an answer names gets the connector's headers, and with them its secrets: only the connector's own host may have those.
    private static Result<Uri> Find(HttpConversation about, UrlTemplate? template, string name, string answered)
    {
        var id = about.Settings.ConnectorId;
        if (answered.Length == 0)
        {
            return template is null ? ConnectorErrors.NothingToAsk(id) : template.Fill(id, ("handle", about.Handle.Id));
        }

        if (about.Settings.Url.Fill(id, ("pipeline", "x"), ("ref", "x")).Failed(out var error, out var own))
        {
            return error;
        }

        return Uri.TryCreate(own, answered, out var address) && address.UserInfo.Length == 0
            && Uri.Compare(own, address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? address
            : ConnectorErrors.ForeignUrl(name, own.Authority);
    }
}
