namespace ReleaseOrchestration.Server.Tests.Crash;

/// <summary>A request that the server has acknowledged, and the audit event that must be there for it.</summary>
internal sealed record Acknowledged(string Release, string Path, string Event, string Actor);
