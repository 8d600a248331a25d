using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(FeedRecord))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
