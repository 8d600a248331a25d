using ReleaseOrchestration.Core.Notifications;
using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of notification rules and channels.</summary>
internal static class NotificationKeys
{
    public static readonly KeySet Rule = new(
        "A notification rule",
        "Which events are told to whom.",
        [
            new("id=identifier", Id, "The id of the rule.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("description", Scalar, "What it is for."),
            new("enabled", Flag, "Whether it notifies; true when left out."),
            new("events=event,conditions", new ValueShape.OneOrMore(new ValueShape.Choice(EventKinds.Words)), "The kinds of events, such as `release.failed` or `sign-off.needed`.") { IsRequired = true },
            new("groups=group,release-groups", Scalars, "Release groups whose events count; all releases when left out."),
            new("processes=process", Scalars, "Processes whose events count; all when left out."),
            new("tags=tag", Scalars, "A release counts that has one of these tags; all when left out."),
            new("when=if,if-condition", Scalar, "A condition over `event` and `release`, such as `event.status == 'Failed'`."),
            new("channels=channel", Scalars, "The notification channels that are told.") { IsRequired = true },
            new("subject", Scalar, "The first line of what is sent; it may hold expressions over `event` and `release`."),
            new("text", Scalar, "The rest of what is sent; it may hold expressions over `event` and `release`."),
        ]);

    public static readonly KeySet Channel = new(
        "A notification channel",
        "Where notifications go. Secrets are given by reference.",
        [
            new("id=identifier", Id, "The id by which rules name the channel.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("description", Scalar, "What it is for."),
            new("type", new ValueShape.Choice(Words.NotificationChannels), "What it speaks: `webhook` (signed CloudEvents), `slack`, `teams` or `email`.") { IsRequired = true },
            new("enabled", Flag, "Whether anything is sent there; true when left out."),
            new("url", Scalar, "Webhook, Slack, Teams: the address, `https://…`, or the reference of a secret that holds it, such as `env://SLACK_URL`."),
            new("secrets=secret", Scalars, "Webhook: references of secrets `whsec_…` that sign what is sent; more than one while they are rotated."),
            new("allow-private", Flag, "Whether the receiver may be on a private network; the server must permit that too."),
            new("to=recipients", Scalars, "E-mail: addresses, `user:id`, or `approvers` for those who are asked for a sign-off. Each gets a mail of their own."),
            new("from", Scalar, "E-mail: the address of the sender."),
            new("host", Scalar, "E-mail: the mail server."),
            new("port", Integer, "E-mail: its port; 587, 465 or 25 by `security` when left out."),
            new("security", new ValueShape.Choice(Words.MailSecurities), "E-mail: `starttls` (when left out), `tls` from the first byte, or `none`."),
            new("user=username", Scalar, "E-mail: who signs in to the mail server."),
            new("password", Scalar, "E-mail: the reference of the secret that holds the password."),
            new("signed-links", Flag, "E-mail: whether a person who is asked for a sign-off gets a link that decides without signing in; false when left out."),
        ]);
}
