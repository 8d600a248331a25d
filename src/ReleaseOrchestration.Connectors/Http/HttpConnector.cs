using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Secrets;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>Starts a pipeline by calling an address. The other side answers with its end at once, calls back when it has ended, or is asked now and then.</summary>
internal sealed partial class HttpConnector(HttpCalls calls, SecretResolver resolver, SentSecrets sent, ICallbackLinks callbacks, ILogger<HttpConnector> logger) : IPipelineConnector
{
    private readonly ILogger<HttpConnector> _logger = logger;

    public string Type => "http";

    public async Task<EffectOutcome> StartAsync(ConnectorDefinition connector, StartPipeline effect, CancellationToken cancellationToken)
    {
        if (About(connector, string.Empty, effect.IdempotencyKey).Failed(out var error, out var about)
            || about.Settings.Url.Fill(connector.Id, ("pipeline", effect.Pipeline), ("ref", effect.Ref)).Failed(out error, out var address)
            || (await about.Secrets.RevealAsync(effect.Inputs, cancellationToken)).Failed(out error, out var inputs))
        {
            return error.Ended();
        }

        return await AskAsync(about, new HttpMethod(about.Settings.Method), address, Body(effect, inputs), cancellationToken);
    }

    public async Task<EffectOutcome> PollAsync(ConnectorDefinition connector, PollPipeline effect, CancellationToken cancellationToken)
    {
        if (About(connector, effect.Handle, effect.IdempotencyKey).Failed(out var error, out var about)
            || FollowUps.Poll(about).Failed(out error, out var address)
            || (error = await RecallAsync(about, cancellationToken)) is not null)
        {
            return error.Ended();
        }

        return await AskAsync(about, HttpMethod.Get, address, body: default, cancellationToken);
    }

    public async Task<EffectOutcome> CancelAsync(ConnectorDefinition connector, CancelPipeline effect, CancellationToken cancellationToken)
    {
        var result = About(connector, effect.Handle, effect.IdempotencyKey);
        if (result.Failed(out var error, out var about)
            || (FollowUps.CanCancel(about) && (error = await RecallAsync(about, cancellationToken) ?? await StopAsync(about, cancellationToken)) is not null))
        {
            LogNotCancelled(effect.IdempotencyKey, about is null ? error.Sentence() : about.Secrets.Redact(error.Sentence()));
        }

        return new EffectDone();
    }

    private static Result<HttpAnswer> Accept(Uri address, HttpReply reply, SecretScope secrets) => reply.Status switch
    {
        >= 200 and < 300 => HttpAnswer.Read(address.Authority, reply, secrets),
        >= 300 and < 400 => ConnectorErrors.Redirected(address.Authority, reply.Status),
        _ => ConnectorErrors.Refused(address.Authority, reply.Status, reply.Excerpt(secrets)),
    };

    private Result<HttpConversation> About(ConnectorDefinition connector, string handle, string key) =>
        HttpSettings.Read(connector).Failed(out var error, out var settings) ? error : new HttpConversation(settings, key, HttpHandle.Parse(handle), resolver.Open());

    private byte[] Body(StartPipeline effect, ImmutableSortedDictionary<string, DataValue> inputs)
    {
        var body = new StartBody
        {
            Pipeline = effect.Pipeline,
            Ref = effect.Ref,
            Inputs = inputs,
            IdempotencyKey = effect.IdempotencyKey,
            CallbackUrl = callbacks.UrlFor(effect.Address, effect.Attempt, effect.IdempotencyKey),
            Release = new ReleaseBody(effect.Address.ReleaseId, effect.Address.Run),
            Path = effect.Address.Path,
            Attempt = effect.Attempt,
        };
        return JsonSerializer.SerializeToUtf8Bytes(body, HttpJsonContext.Default.StartBody);
    }

    // What was sent at the start may come back with any later answer.
    private async Task<ApplicationError?> RecallAsync(HttpConversation about, CancellationToken cancellationToken) =>
        await about.Secrets.RecallAsync(await sent.FindAsync(about.Key, cancellationToken), cancellationToken);

    private async Task<EffectOutcome> AskAsync(HttpConversation about, HttpMethod method, Uri address, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if ((await SendAsync(about, method, address, body, cancellationToken)).Failed(out var error, out var reply) || Accept(address, reply, about.Secrets).Failed(out error, out var answer))
        {
            return (error with { Message = about.Secrets.Redact(error.Message) }).Ended();
        }

        return HttpOutcomes.Of(about, address, answer);
    }

    // A pipeline that the other side does not know, or that has ended there, needs no stopping; the activity has ended here all the same.
    private async Task<ApplicationError?> StopAsync(HttpConversation about, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new CancelBody(about.Handle.Id, about.Key), HttpJsonContext.Default.CancelBody);
        if (FollowUps.Cancel(about).Failed(out var error, out var address)
            || (await SendAsync(about, HttpMethod.Post, address, body, cancellationToken)).Failed(out error, out var reply))
        {
            return error;
        }

        return reply.Status < 300 ? null : ConnectorErrors.Refused(address.Authority, reply.Status, reply.Excerpt(about.Secrets));
    }

    private async Task<Result<HttpReply>> SendAsync(HttpConversation about, HttpMethod method, Uri address, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if ((await about.Secrets.ExpandAsync(about.Settings.Headers, cancellationToken)).Failed(out var error, out var headers))
        {
            return error;
        }

        await sent.KeepAsync(about.Key, about.Secrets.References, cancellationToken);
        var call = new HttpCall { Method = method, Address = address, Headers = headers, IdempotencyKey = about.Key, Body = body, Secrets = about.Secrets };
        return await calls.SendAsync(about.Settings.Calls, call, cancellationToken);
    }
}
