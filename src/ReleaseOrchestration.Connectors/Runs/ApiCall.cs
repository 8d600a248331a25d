using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>A call of the interface of a system.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Address">Whole.</param>
internal sealed record ApiCall(HttpMethod Method, Uri Address)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string Accept { get; init; } = "application/json";

    /// <summary>Besides the credentials.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>False for calls that start something.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether it goes without the headers and credentials of the connector, because it goes to another host.</summary>
    public bool IsAnonymous { get; init; }

    public static ApiCall Get(Uri address) => new(HttpMethod.Get, address);

    /// <summary>A call that starts something.</summary>
    public static ApiCall Start(Uri address, JsonNode body) => new(HttpMethod.Post, address) { Body = Encoding.UTF8.GetBytes(body.ToJsonString()), IsRepeatable = false };
}
