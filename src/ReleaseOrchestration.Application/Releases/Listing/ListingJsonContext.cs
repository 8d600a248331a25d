using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Application.Releases.Listing;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReleaseEntry))]
[JsonSerializable(typeof(IndexPlace))]
[JsonSerializable(typeof(ReleaseSchedule))]
internal sealed partial class ListingJsonContext : JsonSerializerContext;
