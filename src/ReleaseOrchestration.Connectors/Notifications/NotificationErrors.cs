namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Why something was not sent, or did not arrive: <c>RO65xx</c>.</summary>
internal static class NotificationErrors
{
    public static string WrongAddress(string channel, string problem) => $"RO6501: The address of the notification channel `{channel}` {problem}.";

    public static string RefusedHost(string host) =>
        $"RO6502: `{host}` may not be called. Without `Notifications:AllowedHosts` only the usual ports are open; with it, only the hosts and ports that it names.";

    public static string NoAnswer(string host, string what) => $"RO6503: `{host}` gave no answer: {what}.";

    public static string Gone(string host) => $"RO6504: `{host}` answered that it is gone (410). Nothing is sent there any more until the channel is saved again.";

    public static string Redirected(string host, int status) => $"RO6505: `{host}` answered with a redirect ({status}), which is not followed. Write the final address into the channel.";

    public static string Refused(string host, int status, string excerpt) => $"RO6506: `{host}` answered with status {status}{(excerpt.Length == 0 ? string.Empty : ": " + excerpt)}.";

    public static string WrongSecret(string reference) => $"RO6507: The secret `{reference}` is none to sign with: it must be `whsec_` and the base64 of 24 to 64 bytes.";

    public static string MailRefused(string host, string step, string reply) => $"RO6508: The mail server `{host}` refused {step}: {reply}.";

    public static string NoTls(string host) => $"RO6509: The mail server `{host}` offers no STARTTLS, so nothing is said to it. Use `security: tls`, or a server that encrypts.";

    public static string BrokenMail(string host, string what) => $"RO6510: The mail server `{host}` does not keep to the protocol: {what}.";
}
