using System.Text.Json;

namespace ReleaseOrchestration.Connectors.Tests.Parts;

/// <summary>A request as it arrived.</summary>
internal sealed record ReceivedRequest(string Method, string Target, Dictionary<string, string> Headers, JsonElement Body);
