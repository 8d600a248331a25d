using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Web.Http;

/// <summary>Reads JSON requests strictly: what is not known is refused with what is.</summary>
internal static class JsonBody
{
    /// <summary>Reads a request; an empty body counts as an empty object.</summary>
    public static async Task<Result<T>> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (context.Request.ContentType is { Length: > 0 } media && !media.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return new ApplicationError(ErrorCodes.UnsupportedMediaType, StatusCodes.Status415UnsupportedMediaType, $"This address takes application/json, not {media}.");
        }

        var body = await RequestBody.ReadAsync(context);
        return body.Failed(out var error, out var bytes) ? error : Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes, type);
    }

    private static Result<T> Parse<T>(byte[] bytes, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new ApplicationError(ErrorCodes.UnknownMember, 400, $"The body must be a JSON object, such as {{\"{Members(type).FirstOrDefault()}\": …}}.");
            }

            if (Unknown(document.RootElement, type) is { } unknown)
            {
                return unknown;
            }
        }
        catch (JsonException exception)
        {
            return Malformed(exception);
        }

        return Bind(bytes, type);
    }

    private static Result<T> Bind<T>(byte[] bytes, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type)!;
        }
        catch (JsonException exception)
        {
            var member = exception.Path is { Length: > 2 } path ? path[2..] : "body";
            return Located(ErrorCodes.UnknownMember, $"The value of '{member}' has the wrong type.", exception, member);
        }
    }

    private static ApplicationError? Unknown<T>(JsonElement body, JsonTypeInfo<T> type)
    {
        var known = Members(type).ToArray();
        var unknown = body.EnumerateObject().Select(p => p.Name).Where(name => !known.Contains(name)).ToArray();
        return unknown.Length == 0
            ? null
            : new ApplicationError(ErrorCodes.UnknownMember, 400, $"Unknown member '{unknown[0]}'. {Hint(unknown[0], known)}")
            {
                Problems = [.. unknown.Select(name => new Problem(ErrorCodes.UnknownMember, Severity.Error, $"Unknown member '{name}'.", SourcePosition.None, name, Hint(name, known)))],
            };
    }

    private static string Hint(string name, string[] known) => Suggestions.DidYouMean(name, known, $"Known here: {string.Join(", ", known)}.");

    private static IEnumerable<string> Members(JsonTypeInfo type) => type.Properties.Select(p => p.Name);

    private static ApplicationError Malformed(JsonException exception)
    {
        var message = exception.Message.Split(" LineNumber:", 2)[0];
        return Located(ErrorCodes.MalformedJson, $"The body is not JSON: {message}", exception, string.Empty);
    }

    private static ApplicationError Located(string code, string message, JsonException exception, string path)
    {
        var at = new SourcePosition(string.Empty, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
        return new ApplicationError(code, 400, $"{message} (line {at.Line}, column {at.Column})")
        {
            Problems = [new Problem(code, Severity.Error, message, at, path)],
        };
    }
}
