namespace ReleaseOrchestration.Web.Releases;

/// <summary>A release that was created or started.</summary>
internal sealed record CreatedReleaseDto(string Id, int Run, string Status);
