namespace ReleaseOrchestration.Web.Identity;

/// <summary>Who the caller is to the server.</summary>
internal sealed record MeDto(string Actor, string By, string[] Groups, GrantDto[] Grants, DateTimeOffset? ExpiresAt, string? Notice);
