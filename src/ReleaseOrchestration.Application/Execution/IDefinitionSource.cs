using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>Pinned definitions by content hash.</summary>
public interface IDefinitionSource
{
    /// <summary>Loads a definition; <see cref="InvalidOperationException"/> when it is missing, which only a damaged store can bring about.</summary>
    Task<ProcessDefinition> LoadAsync(string hash, CancellationToken cancellationToken);
}
