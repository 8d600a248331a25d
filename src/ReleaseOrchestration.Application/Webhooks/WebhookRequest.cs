using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Webhooks;

/// <summary>A webhook as it came in.</summary>
/// <param name="Connector">The connector that its address names.</param>
/// <param name="Headers">Its headers, whatever their case.</param>
/// <param name="Body">Its body, byte for byte: signatures are about that.</param>
public sealed record WebhookRequest(string Connector, ImmutableDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>A header; empty when it is missing.</summary>
    public string Header(string name) => Headers.GetValueOrDefault(name, string.Empty);
}
