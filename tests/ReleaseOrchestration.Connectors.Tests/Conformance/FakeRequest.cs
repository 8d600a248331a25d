using System.Text.Json;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

/// <summary>A request as it arrived.</summary>
internal sealed record FakeRequest(string Method, string Path, Dictionary<string, string> Query, Dictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public override string ToString() => $"{Method} {Path}";
}
