namespace ReleaseOrchestration.Azure.Payloads;

/// <summary>Bytes that are handed on: themselves when they are few, else a reference to where they are kept. One of the two is null.</summary>
/// <param name="Inline">The bytes.</param>
/// <param name="Reference">Where they are.</param>
public sealed record Payload(ReadOnlyMemory<byte>? Inline, string? Reference);
