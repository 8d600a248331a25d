using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Audit.Bundles;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublishedHead))]
internal sealed partial class PublishedHeadJsonContext : JsonSerializerContext;
