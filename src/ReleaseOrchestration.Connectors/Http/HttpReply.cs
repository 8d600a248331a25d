using ReleaseOrchestration.Connectors.Secrets;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>What a server answered, within the limit of its length.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The text; cut at the limit.</param>
/// <param name="IsCut">Whether there was more.</param>
internal sealed record HttpReply(int Status, string Body, bool IsCut)
{
    private const int ExcerptLength = 500;

    /// <summary>Whether the same call may succeed in a moment.</summary>
    public bool IsTransient => Status is >= 500 or 408 or 429;

    /// <summary>The first words of the body in one line. Secrets are taken out before anything is cut, so that no part of one is left.</summary>
    public string Excerpt(SecretScope secrets)
    {
        var line = string.Join(' ', secrets.Redact(Body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ExcerptLength ? line : line[..ExcerptLength] + "…";
    }
}
