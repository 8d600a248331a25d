using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Web.Identity.EasyAuth;

/// <summary>Whom the platform signed in.</summary>
internal sealed record ClientPrincipal
{
    [JsonPropertyName("name_typ")]
    public string NameType { get => field ?? string.Empty; init; }

    [JsonPropertyName("claims")]
    public ImmutableArray<ClientClaim> Claims { get => field.IsDefault ? [] : field; init; }
}
