using System.Collections.Immutable;
using ReleaseOrchestration.Connectors.Secrets;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>A call to be made.</summary>
internal sealed record HttpCall
{
    public required HttpMethod Method { get; init; }

    public required Uri Address { get; init; }

    /// <summary>Secrets resolved.</summary>
    public required ImmutableSortedDictionary<string, string> Headers { get; init; }

    /// <summary>Sent with it; empty for systems that know nothing of such keys.</summary>
    public string IdempotencyKey { get; init; } = string.Empty;

    /// <summary>What must not stand in any text about this call.</summary>
    public required SecretScope Secrets { get; init; }

    /// <summary>Empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string Accept { get; init; } = "application/json";

    /// <summary>Whether the same call may be made again when nobody knows whether the first one arrived.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>The message of one try.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Address);
        if (IdempotencyKey.Length > 0)
        {
            message.Headers.TryAddWithoutValidation("Idempotency-Key", IdempotencyKey);
        }

        message.Headers.TryAddWithoutValidation("User-Agent", "ReleaseOrchestration");
        message.Headers.TryAddWithoutValidation("Accept", Accept);
        foreach (var (name, value) in Headers)
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (!Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        return message;
    }
}
