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

    public required string IdempotencyKey { get; init; }

    /// <summary>What must not stand in any text about this call.</summary>
    public required SecretScope Secrets { get; init; }

    /// <summary>JSON; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The message of one try.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Address);
        message.Headers.TryAddWithoutValidation("Idempotency-Key", IdempotencyKey);
        message.Headers.TryAddWithoutValidation("User-Agent", "ReleaseOrchestration");
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (var (name, value) in Headers)
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (!Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        return message;
    }
}
