namespace ReleaseOrchestration.Durable.Carrying;

/// <summary>A payload to be kept.</summary>
/// <param name="ReleaseId">The release that it goes with.</param>
/// <param name="Payload">The payload.</param>
internal sealed record KeepCall(string ReleaseId, string Payload);
