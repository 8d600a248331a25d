namespace ReleaseOrchestration.Cli.Freezes;

internal sealed record BreakGlassRequest(string Freeze, string? Reason, string? ExpiresIn);
