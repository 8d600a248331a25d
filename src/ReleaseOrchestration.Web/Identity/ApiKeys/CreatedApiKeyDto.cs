namespace ReleaseOrchestration.Web.Identity.ApiKeys;

/// <summary>A new API key: the only answer that ever holds one.</summary>
internal sealed record CreatedApiKeyDto(string Key, ApiKeyDto ApiKey);
