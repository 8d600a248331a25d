using System.Text.Json;
using System.Text.Json.Serialization;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Writes a node of a tree as the node itself with its <c>children</c> among its members.</summary>
internal sealed class TreeNodeJsonConverter : JsonConverter<TreeNode>
{
    public override TreeNode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Trees are only written.");

    public override void Write(Utf8JsonWriter writer, TreeNode value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        using (var node = JsonSerializer.SerializeToDocument(value.Node, ExecutionJsonContext.Default.NodeView))
        {
            foreach (var member in node.RootElement.EnumerateObject())
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteStartArray("children");
        foreach (var child in value.Children)
        {
            Write(writer, child, options);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
