using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Channels of type <c>email</c>.</summary>
internal sealed class MailChannel(GuardedConnections connections, SecretResolver resolver, IOptions<NotificationOptions> options, TimeProvider clock) : INotificationChannel
{
    private readonly HostRules _hosts = new(options.Value);

    public NotificationChannelType Type => NotificationChannelType.Email;

    /// <summary>Judges the certificates of mail servers in place of the machine.</summary>
    internal RemoteCertificateValidationCallback? Certificates { get; init; }

    public async Task<SendOutcome> SendAsync(NotificationChannelDefinition channel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var port = channel.Port > 0 ? channel.Port : channel.Security switch { MailSecurity.StartTls => 587, MailSecurity.Tls => 465, _ => 25 };
        if (!_hosts.Allows(channel.Host, port, 25, 465, 587))
        {
            return SendOutcome.Impossible(NotificationErrors.RefusedHost($"{channel.Host}:{port}"));
        }

        var secrets = resolver.Open();
        if ((await secrets.ExpandAsync(channel.Password, cancellationToken)).Failed(out var error, out var password))
        {
            return SendOutcome.Failed(error.Sentence());
        }

        var mail = new Mail(channel, port, password, message.Address, MailText.Write(message, channel.From, clock.GetUtcNow()));
        return await SendAsync(mail, secrets, cancellationToken);
    }

    private async Task<SendOutcome> SendAsync(Mail mail, SecretScope secrets, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return SendOutcome.Delivered(await TalkAsync(mail, either.Token));
        }
        catch (AddressRefusedException refused)
        {
            return SendOutcome.Impossible(refused.Error.Sentence());
        }
        catch (MailRefusedException refused)
        {
            var said = secrets.Redact(refused.Message);
            return refused.IsFinal ? SendOutcome.Impossible(said, refused.Status) : SendOutcome.Failed(said, refused.Status);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return SendOutcome.Failed(NotificationErrors.NoAnswer(mail.Channel.Host, "it took too long"));
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException)
        {
            return SendOutcome.Failed(NotificationErrors.NoAnswer(mail.Channel.Host, secrets.Redact(failure.Message)));
        }
    }

    private async Task<int> TalkAsync(Mail mail, CancellationToken cancellationToken)
    {
        var channel = mail.Channel;
        var stream = await connections.OpenAsync(channel.Host, mail.Port, channel.Security == MailSecurity.None, channel.AllowPrivate, cancellationToken);
        await using var conversation = new MailConversation(channel.Host, stream, Certificates);
        return await conversation.SendAsync(channel, mail.Password, mail.To, mail.Text, cancellationToken);
    }

    private sealed record Mail(NotificationChannelDefinition Channel, int Port, string Password, string To, string Text);
}
