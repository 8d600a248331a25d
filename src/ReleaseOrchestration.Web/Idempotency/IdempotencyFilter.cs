using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Idempotency;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Idempotency;

/// <summary>Answers a request that comes again with the same <c>Idempotency-Key</c> as it was answered first.</summary>
internal sealed class IdempotencyFilter(IdempotencyStore store, TimeProvider clock) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    private const string DryRun = "dryRun";
    private const string ReplayedHeader = "Idempotent-Replayed";
    private const int GreatestLength = 200;
    private static readonly object Key = new();

    /// <summary>Names the operation of a request; null when it has no key.</summary>
    public static string? OperationOf(HttpContext context) => context.Items.TryGetValue(Key, out var operation) ? (string)operation! : null;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0 || http.Request.Query[DryRun] == "true")
        {
            return await next(context);
        }

        if (key.Length > GreatestLength || !key.All(c => c is >= '!' and <= '~'))
        {
            return new ApplicationError(ErrorCodes.InvalidParameter, 400, $"{Header} must be 1 to {GreatestLength} visible ASCII characters, such as a UUID.").ToHttp();
        }

        var body = await RequestBody.ReadAsync(http);
        if (body.Failed(out var tooLarge, out var bytes))
        {
            return tooLarge.ToHttp();
        }

        var caller = Caller.Of(http);
        return caller.Failed(out var error, out var origin)
            ? error.ToHttp()
            : await OnceAsync(IdempotencyStore.Operation(origin.Actor, key), HashOf(http.Request, bytes), context, next);
    }

    private async Task<object?> OnceAsync(string operation, string requestHash, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;

        // A machine remembers what it answered to a name: a request that was mended needs another.
        http.Items[Key] = IdempotencyStore.Operation(operation, requestHash);
        var begun = await store.BeginAsync(operation, requestHash, http.RequestAborted);
        if (begun.Error is { } error)
        {
            return error.ToHttp();
        }

        if (begun.Value is { } kept)
        {
            await ReplayAsync(http, kept);
            return Results.Empty;
        }

        try
        {
            await AnswerAsync(operation, requestHash, http, await next(context) as IResult ?? Results.Empty);
            return Results.Empty;
        }
        finally
        {
            store.Release(operation);
        }
    }

    private async Task AnswerAsync(string operation, string requestHash, HttpContext http, IResult result)
    {
        var body = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        try
        {
            await result.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        await store.FinishAsync(operation, IsFinal(http) ? Kept(requestHash, http.Response, copy) : null, CancellationToken.None);
        await body.WriteAsync(copy.GetBuffer().AsMemory(0, (int)copy.Length), http.RequestAborted);
    }

    // What was done stays done, and a conflict is what the first request met. Everything else did nothing and may turn out otherwise the next time: input that
    // is mended meanwhile, a failure of the server, a machine that has not answered yet.
    private static bool IsFinal(HttpContext http) =>
        (http.Response.StatusCode < StatusCodes.Status400BadRequest || http.Response.StatusCode == StatusCodes.Status409Conflict)
        && !http.Items.ContainsKey(ReleaseSignalAnswers.Unanswered);

    private KeptAnswer Kept(string requestHash, HttpResponse response, MemoryStream body) => new()
    {
        RequestHash = requestHash,
        At = clock.GetUtcNow(),
        Status = response.StatusCode,
        ContentType = response.ContentType ?? string.Empty,
        Location = response.Headers.Location.ToString(),
        Body = body.ToArray(),
    };

    private static async Task ReplayAsync(HttpContext http, KeptAnswer kept)
    {
        http.Response.StatusCode = kept.Status;
        http.Response.ContentType = kept.ContentType.Length > 0 ? kept.ContentType : null;
        http.Response.Headers[ReplayedHeader] = "true";
        if (kept.Location.Length > 0)
        {
            http.Response.Headers.Location = kept.Location;
        }

        await http.Response.Body.WriteAsync(kept.Body, http.RequestAborted);
    }

    private static string HashOf(HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
