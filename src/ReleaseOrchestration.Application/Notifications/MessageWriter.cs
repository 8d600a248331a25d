using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Makes of a delivery what is sent, each time anew: links that let a person decide are stored nowhere.</summary>
public sealed class MessageWriter(SignOffLinks links, IPublicAddress address, IMailAddresses mail)
{
    internal async Task<Result<OutgoingMessage>> WriteAsync(Delivery delivery, NotificationChannelDefinition channel, CancellationToken cancellationToken)
    {
        var to = delivery.Recipient;
        if (to.StartsWith("user:", StringComparison.Ordinal))
        {
            to = mail.Find(to) ?? string.Empty;
        }

        if (channel.Type == NotificationChannelType.Email && !MailAddresses.IsOne(to))
        {
            return new ApplicationError(ErrorCodes.NoMailAddress, 422, $"No mail reaches `{delivery.Recipient}`. Set `Notifications:Addresses` of the server for it, or use a user id that is an address.");
        }

        return new OutgoingMessage
        {
            Id = delivery.Id,
            Rule = delivery.Rule,
            Event = delivery.Event,
            Subject = delivery.Subject,
            Text = delivery.Text,
            Facts = EventTexts.Facts(delivery.Event),
            Link = Link(delivery.Event, channel.Type),
            PersonalLink = await PersonalLinkAsync(delivery, channel, cancellationToken),
            Address = to,
        };
    }

    // People are led to a page where there is one; programs, which read the links of webhooks, to the API.
    private string Link(NotificationEvent happened, NotificationChannelType channel)
    {
        if (channel != NotificationChannelType.Webhook && !happened.Approvers.IsEmpty)
        {
            return $"{address.BaseUrl}/sign-offs";
        }

        var release = $"{address.BaseUrl}/api/releases/{Uri.EscapeDataString(happened.Release.Id)}";
        return happened.Path.Length == 0 || happened.Kind == EventKinds.Test ? release : $"{release}/nodes/{Uri.EscapeDataString(happened.Path)}";
    }

    // Only a mail to one person may hold what lets that person decide: whatever many can read, anyone of them could use.
    private async Task<string> PersonalLinkAsync(Delivery delivery, NotificationChannelDefinition channel, CancellationToken cancellationToken)
    {
        var happened = delivery.Event;
        if (channel is not { Type: NotificationChannelType.Email, SignedLinks: true } || !happened.Approvers.Contains(delivery.Recipient) || !delivery.Recipient.StartsWith("user:", StringComparison.Ordinal))
        {
            return string.Empty;
        }

        var issued = await links.IssueAsync(happened.Release.Id, happened.Path, delivery.Recipient, life: null, "system", cancellationToken);
        return issued.Failed(out _, out var link) ? string.Empty : link.Url;
    }
}
