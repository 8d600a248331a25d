using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Posts to the address of a channel, under the rules of whom the server may call.</summary>
internal sealed class Posting(GuardedConnections connections, IOptions<NotificationOptions> options, TimeProvider clock)
{
    private const int Https = 443;
    private const int MostRead = 1024 * 1024;
    private const int MostQuoted = 300;
    private readonly HostRules _hosts = new(options.Value);

    /// <summary>Posts a body once.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="secrets">Of this try.</param>
    /// <param name="content">The body.</param>
    /// <param name="headers">Headers besides those of the body.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<SendOutcome> PostAsync(
        NotificationChannelDefinition channel, SecretScope secrets, (byte[] Body, string MediaType) content, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        if ((await secrets.ExpandAsync(channel.Url, cancellationToken)).Failed(out var unreadable, out var url))
        {
            return SendOutcome.Failed(unreadable.Sentence());
        }

        if (PostAddress.Problem(url) is { } problem)
        {
            return SendOutcome.Impossible(NotificationErrors.WrongAddress(channel.Id, problem));
        }

        var address = new Uri(url);
        if (!_hosts.Allows(address.IdnHost, address.Port, Https))
        {
            return SendOutcome.Impossible(NotificationErrors.RefusedHost(secrets.Redact(address.Authority)));
        }

        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(content.Body) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(content.MediaType);
        message.Headers.TryAddWithoutValidation("User-Agent", "ReleaseOrchestration");
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return await SendAsync(message, channel.AllowPrivate, secrets, cancellationToken);
    }

    private async Task<SendOutcome> SendAsync(HttpRequestMessage message, bool allowPrivate, SecretScope secrets, CancellationToken cancellationToken)
    {
        var host = message.RequestUri!.Authority;
        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await connections.Client(allowPrivate).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Judge(host, response, secrets.Redact(await ExcerptAsync(response, either.Token)));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return SendOutcome.Failed(NotificationErrors.NoAnswer(host, "it took too long"));
        }
        catch (HttpRequestException error) when (Refusal(error) is { } refused)
        {
            return SendOutcome.Impossible(refused.Sentence());
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return SendOutcome.Failed(NotificationErrors.NoAnswer(host, secrets.Redact(error.Message)));
        }
    }

    private SendOutcome Judge(string host, HttpResponseMessage response, string excerpt)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            >= 200 and < 300 => SendOutcome.Delivered(status),
            410 => SendOutcome.Gone(NotificationErrors.Gone(host), status),
            >= 300 and < 400 => SendOutcome.Failed(NotificationErrors.Redirected(host, status), status),
            _ => SendOutcome.Failed(NotificationErrors.Refused(host, status, excerpt), status, Wish(response.Headers.RetryAfter)),
        };
    }

    private TimeSpan? Wish(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date && date > clock.GetUtcNow() ? date - clock.GetUtcNow() : null);

    // A whole answer of the greatest length is read, so that the connection can be used again; what is longer is cut off with its connection.
    private static async Task<string> ExcerptAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var (head, buffer, total) = (new byte[MostQuoted * 4], new byte[16 * 1024], 0);
        int read;
        while (total < MostRead && (read = await stream.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, MostRead - total)), cancellationToken)) > 0)
        {
            buffer.AsSpan(0, Math.Min(read, Math.Max(head.Length - total, 0))).CopyTo(head.AsSpan(Math.Min(total, head.Length)));
            total += read;
        }

        var text = EventTexts.OneLine(Encoding.UTF8.GetString(head, 0, Math.Min(total, head.Length)));
        return text.Length > MostQuoted ? text[..MostQuoted] : text;
    }

    private static ApplicationError? Refusal(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is AddressRefusedException refused)
            {
                return refused.Error;
            }
        }

        return null;
    }
}
