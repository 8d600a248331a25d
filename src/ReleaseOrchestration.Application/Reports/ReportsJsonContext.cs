using System.Text.Json.Serialization;
using ReleaseOrchestration.Core.Reports;

namespace ReleaseOrchestration.Application.Reports;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReleaseFigures))]
[JsonSerializable(typeof(FiguresPlace))]
internal sealed partial class ReportsJsonContext : JsonSerializerContext;
