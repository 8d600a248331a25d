using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of connectors.</summary>
internal static class ConnectorKeys
{
    public static readonly KeySet Connector = new(
        "A connector",
        "How pipelines of one system are started. Besides these keys it has the settings of its type; secrets are given by reference.",
        [
            new("id=identifier", Id, "The id by which pipelines name the connector.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("type", new ValueShape.Choice(Words.ConnectorTypes), "The system it speaks to.") { IsRequired = true },
            new("settings", NamedValues, "The settings of its type; they may also stand beside `type`."),
        ])
    {
        IsOpen = true,
    };
}
