using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Http;

/// <summary>Reads parameters of the query.</summary>
internal static class Query
{
    public const int DefaultLimit = 50;
    public const int GreatestLimit = 500;

    public static string? Text(HttpContext context, string name) => context.Request.Query[name] is [{ Length: > 0 } text, ..] ? text : null;

    public static Result<int> Limit(HttpContext context) => Text(context, "limit") switch
    {
        null => DefaultLimit,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= GreatestLimit => limit,
        var text => Invalid("limit", text, $"a number from 1 to {GreatestLimit}"),
    };

    public static Result<long> Sequence(string name, string? text) =>
        text is null ? 0L
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence
        : Invalid(name, text, "the sequence of an entry, such as 17");

    public static Result<int?> Version(HttpContext context, string name = "version") => Number(context, name);

    /// <summary>Which run of a release; null for the newest.</summary>
    public static Result<int?> Run(HttpContext context) => Number(context, "run");

    public static Result<bool> Flag(HttpContext context, string name) => Text(context, name) switch
    {
        null => false,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => Invalid(name, text, "true or false"),
    };

    /// <summary>An instant, or a day as its beginning in UTC; null when nothing is said.</summary>
    public static Result<DateTimeOffset?> Instant(HttpContext context, string name) => Text(context, name) switch
    {
        null => (DateTimeOffset?)null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => (DateTimeOffset?)instant,
        var text => Invalid(name, text, "an instant such as 2026-03-02T09:00:00Z"),
    };

    /// <summary>Several values, given apart or with commas between.</summary>
    public static ImmutableArray<string> Texts(HttpContext context, string name) =>
        [.. context.Request.Query[name].SelectMany(text => (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];

    private static Result<int?> Number(HttpContext context, string name) => Text(context, name) switch
    {
        null => (int?)null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => (int?)number,
        var text => Invalid(name, text, "a number from 1"),
    };

    public static ApplicationError BadCursor { get; } =
        new(ErrorCodes.InvalidParameter, 400, "'cursor' is none that this list gave; begin again without it.");

    public static ApplicationError Invalid(string name, string text, string wanted) =>
        new(ErrorCodes.InvalidParameter, 400, $"'{name}' must be {wanted}; it is '{text}'.");
}
