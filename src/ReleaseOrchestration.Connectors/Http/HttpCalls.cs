using System.Text;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>Makes calls: vets the host, tries a few times in quick succession, reads a bounded answer.</summary>
internal sealed class HttpCalls
{
    private const int MaxBody = 1024 * 1024;
    private readonly HttpClients _clients;
    private readonly HostCircuits _circuits;
    private readonly HttpConnectorOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ResiliencePipeline<HttpReply> _quickTries;

    public HttpCalls(HttpClients clients, HostCircuits circuits, IOptions<HttpConnectorOptions> options, TimeProvider timeProvider)
    {
        (_clients, _circuits, _options, _timeProvider) = (clients, circuits, options.Value, timeProvider);
        _quickTries = QuickTries(_options, timeProvider);
    }

    /// <summary>
    /// Makes a call. An answer of any status that is no reason to try again is a value; <see cref="ConnectorUnavailableException"/> when there is none after all quick tries,
    /// of which a call that may not be repeated has one.
    /// </summary>
    public async Task<Result<HttpReply>> SendAsync(CallSettings settings, HttpCall call, CancellationToken cancellationToken)
    {
        if (Refusal(call.Address) is { } refusal)
        {
            return refusal;
        }

        var circuit = _circuits.For(call.Address);
        ValueTask<HttpReply> Once(CancellationToken token) => circuit.ExecuteAsync(inner => TryAsync(settings, call, inner), token);
        try
        {
            var reply = call.IsRepeatable ? await _quickTries.ExecuteAsync(Once, cancellationToken) : await Once(cancellationToken);
            return reply.IsTransient ? throw Unavailable(call, reply) : reply;
        }
        catch (HttpRequestException error) when (AddressRefusedException.Find(error) is { } refused)
        {
            return refused;
        }
        catch (BrokenCircuitException error)
        {
            throw new ConnectorUnavailableException(ConnectorErrors.HostFails(call.Address.Authority), error) { NothingDone = true, RetryAfter = HostCircuits.Break };
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TimeoutException)
        {
            throw Unavailable(call, error);
        }
    }

    private static ResiliencePipeline<HttpReply> QuickTries(HttpConnectorOptions options, TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder<HttpReply> { TimeProvider = timeProvider };
        return options.QuickTries == 1 ? builder.Build() : builder.AddRetry(new RetryStrategyOptions<HttpReply>
        {
            MaxRetryAttempts = options.QuickTries - 1,
            Delay = options.QuickPause,
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = new PredicateBuilder<HttpReply>()
                .Handle<HttpRequestException>(error => AddressRefusedException.Find(error) is null)
                .Handle<IOException>()
                .Handle<TimeoutException>()
                .HandleResult(reply => reply.IsQuicklyOver),
        }).Build();
    }

    private static ConnectorUnavailableException Unavailable(HttpCall call, HttpReply reply) =>
        new(ConnectorErrors.NoAnswer(call.Address.Authority, $"status {reply.Status} {reply.Excerpt(call.Secrets)}".TrimEnd()))
        {
            NothingDone = reply.IsRateLimited,
            RetryAfter = reply.RetryAfter,
        };

    private static ConnectorUnavailableException Unavailable(HttpCall call, Exception cause) =>
        new(ConnectorErrors.NoAnswer(call.Address.Authority, call.Secrets.Redact(cause.Message).TrimEnd('.')), cause)
        {
            NothingDone = cause is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError },
        };

    private async Task<HttpReply> ReadAsync(HttpResponseMessage response, Uri asked, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxBody + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var bytes = buffer.AsMemory(0, Math.Min(length, MaxBody));
        var status = (int)response.StatusCode;
        return new HttpReply(status, Encoding.UTF8.GetString(bytes.Span), length > MaxBody)
        {
            Bytes = bytes,
            IsRateLimited = RateLimit.IsMet(status, response.Headers),
            RetryAfter = RateLimit.Pause(response.Headers, _timeProvider.GetUtcNow()),
            Location = response.Headers.Location is { } location ? new Uri(asked, location) : null,
            Cookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])) : string.Empty,
        };
    }

    private ApplicationError? Refusal(Uri address)
    {
        if (_options.AllowedHosts.Count > 0 && !_options.AllowedHosts.Any(pattern => Matches(pattern, address)))
        {
            return ConnectorErrors.RefusedHost(address.Authority);
        }

        return address.Scheme == Uri.UriSchemeHttp && !_options.AllowLoopback && !_options.AllowPrivate ? ConnectorErrors.HttpsRequired(address.Authority) : null;
    }

    private static bool Matches(string pattern, Uri address)
    {
        if (pattern.StartsWith("*.", StringComparison.Ordinal))
        {
            return address.IdnHost.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase);
        }

        return string.Equals(pattern, address.IdnHost, StringComparison.OrdinalIgnoreCase)
            || string.Equals(pattern, $"{address.IdnHost}:{address.Port}", StringComparison.OrdinalIgnoreCase);
    }

    private async ValueTask<HttpReply> TryAsync(CallSettings settings, HttpCall call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.Timeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var message = call.ToMessage();
        try
        {
            using var response = await _clients.For(settings, call.Address).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReadAsync(response, call.Address, either.Token);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {Core.Calendar.Durations.Format(settings.Timeout)}", error);
        }
    }
}
