using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Values;

[JsonSerializable(typeof(DataValue))]
internal sealed partial class DataValueJsonContext : JsonSerializerContext;
