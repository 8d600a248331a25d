using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Audit.Bundles;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BundleManifest))]
internal sealed partial class BundleJsonContext : JsonSerializerContext
{
    public static byte[] Write(BundleManifest manifest) => [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Default.BundleManifest), (byte)'\n'];

    /// <summary>The manifest; null when the bytes are not as they would be written.</summary>
    public static BundleManifest? Read(byte[] bytes)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(bytes, Default.BundleManifest);
            return manifest is not null && !manifest.Files.Contains(null!) && !manifest.Trails.Contains(null!) && !manifest.Absent.Contains(null!) && bytes.AsSpan().SequenceEqual(Write(manifest)) ? manifest : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
