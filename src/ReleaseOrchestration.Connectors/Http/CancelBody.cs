namespace ReleaseOrchestration.Connectors.Http;

/// <summary>What is sent to stop a pipeline.</summary>
/// <param name="Handle">What the other side calls it; empty when its start was not confirmed.</param>
/// <param name="IdempotencyKey">As at its start.</param>
internal sealed record CancelBody(string Handle, string IdempotencyKey);
