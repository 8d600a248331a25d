using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Application.Notifications;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(FeedPosition))]
[JsonSerializable(typeof(LateWatch))]
[JsonSerializable(typeof(GoneChannel))]
internal sealed partial class NotificationJsonContext : JsonSerializerContext;
