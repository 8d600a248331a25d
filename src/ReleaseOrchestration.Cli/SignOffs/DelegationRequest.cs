namespace ReleaseOrchestration.Cli.SignOffs;

internal sealed record DelegationRequest(string To, string? Seat, string? Reason);
