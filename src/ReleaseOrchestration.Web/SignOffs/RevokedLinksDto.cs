namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>Which links count no more: of whom, all when null, and made until when.</summary>
internal sealed record RevokedLinksDto(string? Person, DateTimeOffset IssuedUntil);
