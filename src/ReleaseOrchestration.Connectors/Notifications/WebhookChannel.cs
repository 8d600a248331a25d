using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Application.SignOffs;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Channels of type <c>webhook</c>: CloudEvents, signed as Standard Webhooks says, with every secret of the channel.</summary>
internal sealed class WebhookChannel(Posting posting, SecretResolver resolver, IPublicAddress source, TimeProvider clock) : INotificationChannel
{
    public NotificationChannelType Type => NotificationChannelType.Webhook;

    public async Task<SendOutcome> SendAsync(NotificationChannelDefinition channel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var secrets = resolver.Open();
        var keys = new List<byte[]>();
        foreach (var reference in channel.Secrets)
        {
            if ((await secrets.ExpandAsync(reference, cancellationToken)).Failed(out var error, out var secret))
            {
                return SendOutcome.Failed(error.Sentence());
            }

            if (StandardWebhooks.Key(secret) is not { } key)
            {
                return SendOutcome.Impossible(NotificationErrors.WrongSecret(reference));
            }

            keys.Add(key);
        }

        var now = clock.GetUtcNow();
        var body = CloudEvent.Write(message, source.BaseUrl);
        KeyValuePair<string, string>[] headers =
        [
            new(StandardWebhooks.IdHeader, message.Id),
            new(StandardWebhooks.TimestampHeader, now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new(StandardWebhooks.SignatureHeader, StandardWebhooks.Sign(message.Id, now, body, keys)),
        ];
        return await posting.PostAsync(channel, secrets, (body, "application/cloudevents+json; charset=utf-8"), headers, cancellationToken);
    }
}
