namespace ReleaseOrchestration.Cli.SignOffs;

internal sealed record LinkRequest(string Person, string? ExpiresIn);
