using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Application.Secrets;

[JsonSerializable(typeof(string[]))]
internal sealed partial class SecretsJsonContext : JsonSerializerContext;
