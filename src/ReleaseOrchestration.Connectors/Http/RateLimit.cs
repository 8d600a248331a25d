using System.Globalization;
using System.Net.Http.Headers;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>Reads from an answer whether and how long a server wants to be left alone.</summary>
internal static class RateLimit
{
    private const int TooMany = 429;
    private const int Forbidden = 403;
    private static readonly string[] Resets = ["x-ratelimit-reset", "ratelimit-reset"];
    private static readonly string[] Remains = ["x-ratelimit-remaining", "ratelimit-remaining"];

    /// <summary>Whether the status is a refusal for the moment. Some say 403, and only the headers tell it from a lack of rights.</summary>
    public static bool IsMet(int status, HttpResponseHeaders headers) =>
        status == TooMany || (status == Forbidden && (headers.RetryAfter is not null || First(headers, Remains) == "0"));

    /// <summary>How long to wait; null when the answer does not say.</summary>
    public static TimeSpan? Pause(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is { } after)
        {
            return Positive(after.Delta ?? after.Date - now);
        }

        return long.TryParse(First(headers, Resets), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 100_000_000_000
            ? Positive(DateTimeOffset.FromUnixTimeSeconds(seconds) - now)
            : null;
    }

    private static TimeSpan? Positive(TimeSpan? pause) => pause < TimeSpan.Zero ? TimeSpan.Zero : pause;

    private static string? First(HttpResponseHeaders headers, string[] names) =>
        Array.Find(names, headers.Contains) is { } name ? headers.GetValues(name).FirstOrDefault()?.Trim() : null;
}
