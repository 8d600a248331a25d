using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Web.Identity.EasyAuth;

/// <summary>What the platform says of a person.</summary>
internal sealed record ClientClaim
{
    [JsonPropertyName("typ")]
    public string Type { get => field ?? string.Empty; init; }

    [JsonPropertyName("val")]
    public string Value { get => field ?? string.Empty; init; }
}
