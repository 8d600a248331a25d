using System.Net;
using System.Text.Json;

namespace ReleaseOrchestration.Functions.Tests.Support;

/// <summary>An answer of the app.</summary>
internal sealed record AppAnswer(HttpStatusCode Status, string? MediaType, string Body)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The stable code of a problem; empty where it is none.</summary>
    public string Code => MediaType == "application/problem+json" && Json.TryGetProperty("code", out var code) ? code.GetString()! : string.Empty;
}
