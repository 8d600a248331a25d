using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Http;

/// <summary>Reads bodies of up to 1 MiB whole; nothing is done before the body is there.</summary>
internal static class RequestBody
{
    public const int Limit = 1024 * 1024;

    // What is too large is read to its end and thrown away, within reason, so that the sender gets to read the answer.
    private const long DrainLimit = 32L * Limit;

    private static readonly object Key = new();
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Allow(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = DrainLimit;
        }
    }

    /// <summary>The body, where it was read; null where it was not.</summary>
    public static byte[]? Known(HttpContext context) => context.Items.TryGetValue(Key, out var known) ? (byte[])known! : null;

    public static Task<Result<byte[]>> ReadAsync(HttpContext context) => ReadAsync(context, Limit, TooLarge);

    /// <summary>Reads a body of up to a limit of its own.</summary>
    public static async Task<Result<byte[]>> ReadAsync(HttpContext context, int limit, ApplicationError tooLarge)
    {
        if (context.Items.TryGetValue(Key, out var known))
        {
            return (byte[])known!;
        }

        var length = context.Request.ContentLength;
        using var body = new MemoryStream((int)Math.Clamp(length ?? 0, 0, limit));
        var buffer = new byte[16 * 1024];
        var total = 0L;
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            total += read;
            if (total <= limit)
            {
                body.Write(buffer, 0, read);
            }
        }

        if (total > limit)
        {
            return tooLarge;
        }

        var bytes = body.ToArray();
        context.Items[Key] = bytes;
        return bytes;
    }

    public static async Task<Result<string>> ReadTextAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        if (body.Failed(out var error, out var bytes))
        {
            return error;
        }

        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return new ApplicationError(ErrorCodes.NotText, 400, "The body is not UTF-8 text; save the file as UTF-8.");
        }
    }

    public static ApplicationError TooLarge { get; } =
        new(ErrorCodes.BodyTooLarge, StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MiB; nothing was stored. Split it into several requests.");
}
