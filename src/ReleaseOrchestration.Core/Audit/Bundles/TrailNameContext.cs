using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Audit.Bundles;

[JsonSerializable(typeof(string))]
internal sealed partial class TrailNameContext : JsonSerializerContext;
