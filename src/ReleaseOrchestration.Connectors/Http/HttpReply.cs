using ReleaseOrchestration.Connectors.Secrets;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>What a server answered, within the limit of its length.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The text; cut at the limit.</param>
/// <param name="IsCut">Whether there was more.</param>
internal sealed record HttpReply(int Status, string Body, bool IsCut)
{
    private const int ExcerptLength = 500;

    /// <summary>The same as it came.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Whether the server wants to be left alone for a while. It has done nothing then.</summary>
    public bool IsRateLimited { get; init; }

    /// <summary>For how long; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where the answer points to, as absolute address; null for nowhere.</summary>
    public Uri? Location { get; init; }

    /// <summary>The cookies that it sets, as they are to be sent back.</summary>
    public string Cookies { get; init; } = string.Empty;

    /// <summary>Whether the same call may succeed in a moment.</summary>
    public bool IsTransient => IsRateLimited || Status is >= 500 or 408;

    /// <summary>Whether waiting for that moment here makes sense.</summary>
    public bool IsQuicklyOver => IsTransient && RetryAfter is not { TotalSeconds: > 1 };

    /// <summary>The first words of the body in one line. Secrets are taken out before anything is cut, so that no part of one is left.</summary>
    public string Excerpt(SecretScope secrets)
    {
        var line = string.Join(' ', secrets.Redact(Body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ExcerptLength ? line : line[..ExcerptLength] + "…";
    }
}
