namespace ReleaseOrchestration.Web.Health;

/// <summary>How the server is.</summary>
internal sealed record HealthDto(string Status, string? Access = null);
