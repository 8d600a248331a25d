using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>The JSON of plans: the same from the command line and from a server.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReleasePlan))]
public sealed partial class PlanJsonContext : JsonSerializerContext
{
    /// <summary>Leaves quotation marks and letters of all languages as they are; plans are never part of a page.</summary>
    public static PlanJsonContext Readable => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = null,
    });
}
