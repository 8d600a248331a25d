using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ReleaseOrchestration.Core.Processes.Serialization;

/// <summary>Properties in ordinal order and nothing empty written, so that moving a member in the source or adding an optional one changes no hash.</summary>
internal static class CanonicalJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(DefinitionJsonContext.Default.Options)
        {
            TypeInfoResolver = DefinitionJsonContext.Default.WithAddedModifier(Canonicalize),
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.MakeReadOnly();
        return options;
    }

    private static void Canonicalize(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var order = 0;
        foreach (var property in type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToList())
        {
            property.Order = order++;
            if (!property.IsRequired)
            {
                // A choice that was added later is not written where it is what it was before there was a choice.
                property.ShouldSerialize = static (_, value) => value is not (null or "" or ICollection { Count: 0 } or false or FreezeWindow.Deny);
            }
        }
    }
}
