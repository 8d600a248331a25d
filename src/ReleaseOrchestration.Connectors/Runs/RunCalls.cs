using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Secrets;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Secrets;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>Makes the calls of one effect.</summary>
internal sealed class RunCalls(HttpCalls http, SentSecrets sent, SecretScope secrets, string connector, string key)
{
    private const int NonAuthoritative = 203;
    private const int Unauthorized = 401;
    private const int Forbidden = 403;
    private const int NotFound = 404;

    /// <summary>The id of the connector.</summary>
    public string Connector => connector;

    public SecretScope Secrets => secrets;

    public required CallSettings Settings { get; init; }

    /// <summary>Sent with every call that is not anonymous.</summary>
    public ApiCredentials? Credentials { get; set; }

    /// <summary>Likewise.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; set; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Makes a call. What was answered, good or bad, is the value.</summary>
    public async Task<Result<HttpReply>> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var headers = call.IsAnonymous ? call.Headers : Headers.SetItems(call.Headers);
        if (Credentials is not null && !call.IsAnonymous)
        {
            if ((await Credentials.HeaderAsync(secrets, cancellationToken)).Failed(out var error, out var header))
            {
                return error;
            }

            headers = headers.SetItem("Authorization", header);
            await sent.KeepAsync(key, secrets.References, cancellationToken);
        }

        return await http.SendAsync(Settings, new HttpCall
        {
            Method = call.Method,
            Address = call.Address,
            Headers = headers,
            Body = call.Body,
            ContentType = call.ContentType,
            Accept = call.Accept,
            IsRepeatable = call.IsRepeatable,
            Secrets = secrets,
        }, cancellationToken);
    }

    /// <summary>Makes a call whose answer must be JSON of the 2xx range.</summary>
    public async Task<Result<JsonElement>> JsonAsync(ApiCall call, CancellationToken cancellationToken) =>
        (await SendAsync(call, cancellationToken)).Failed(out var error, out var reply) ? error : Json(call.Address, reply);

    /// <summary>Asks for a pipeline; an address that is not there means that the pipeline is not.</summary>
    public async Task<Result<JsonElement>> PipelineAsync(Uri address, string pipeline, CancellationToken cancellationToken)
    {
        if ((await SendAsync(ApiCall.Get(address), cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        return reply.Status == NotFound ? RunErrors.UnknownPipeline(address.Authority, pipeline, reply.Message(secrets)) : Json(address, reply);
    }

    /// <summary>Starts a pipeline, and reads what was started; null where the answer to a start that was taken cannot be read.</summary>
    public async Task<Result<JsonElement?>> StartAsync(ApiCall call, string pipeline, CancellationToken cancellationToken)
    {
        if ((await SendAsync(call, cancellationToken)).Failed(out var error, out var reply))
        {
            return error;
        }

        if (reply.Status == NotFound)
        {
            return RunErrors.UnknownPipeline(call.Address.Authority, pipeline, reply.Message(secrets));
        }

        if (Refusal(call.Address, reply) is { } refusal)
        {
            return refusal;
        }

        return Json(call.Address, reply).Failed(out _, out var started) ? (JsonElement?)null : started;
    }

    /// <summary>The JSON of an answer.</summary>
    public Result<JsonElement> Json(Uri address, HttpReply reply)
    {
        if (Refusal(address, reply) is { } refusal)
        {
            return refusal;
        }

        if (reply.IsCut)
        {
            return ConnectorErrors.UnreadableAnswer(address.Authority, "it is longer than 1 MiB");
        }

        try
        {
            using var document = JsonDocument.Parse(reply.Bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return ConnectorErrors.UnreadableAnswer(address.Authority, $"it is no valid JSON; it starts `{reply.Excerpt(secrets)}`");
        }
    }

    /// <summary>What is wrong with an answer; null for one of the 2xx range.</summary>
    public ApplicationError? Refusal(Uri address, HttpReply reply) => reply.Status switch
    {
        // A page to sign in at comes with this status, where JSON was asked for.
        NonAuthoritative => RunErrors.Credentials(address.Authority, connector, reply.Status, string.Empty),
        >= 200 and < 300 => null,
        >= 300 and < 400 when LeadsToSignIn(reply) => RunErrors.Credentials(address.Authority, connector, reply.Status, string.Empty),
        >= 300 and < 400 => ConnectorErrors.Redirected(address.Authority, reply.Status),
        Unauthorized or Forbidden => RunErrors.Credentials(address.Authority, connector, reply.Status, reply.Message(secrets)),
        _ => ConnectorErrors.Refused(address.Authority, reply.Status, reply.Message(secrets)),
    };

    private static bool LeadsToSignIn(HttpReply reply) => reply.Location is { } page && page.AbsolutePath.Contains("/_signin", StringComparison.OrdinalIgnoreCase);
}
