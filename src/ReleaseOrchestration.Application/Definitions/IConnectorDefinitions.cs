using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Connectors as they are at the moment; they are not pinned.</summary>
public interface IConnectorDefinitions
{
    /// <summary>Finds a connector; null when there is none of that id.</summary>
    Task<ConnectorDefinition?> FindConnectorAsync(string id, CancellationToken cancellationToken);
}
