using System.Collections.Concurrent;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Azure.Definitions;

/// <summary>Pinned definitions among the contents; they never change, so that a definition once read stays.</summary>
internal sealed class BlobDefinitions(IBlobStore contents) : IDefinitionSource
{
    private const int Most = 256;

    private readonly ConcurrentDictionary<string, ProcessDefinition> _definitions = [];

    public async Task<ProcessDefinition> LoadAsync(string hash, CancellationToken cancellationToken)
    {
        if (_definitions.TryGetValue(hash, out var known))
        {
            return known;
        }

        var body = await contents.GetAsync(hash, cancellationToken)
            ?? throw new InvalidOperationException($"The definition '{hash}' is not in the storage account; undelete its blob in the container of contents, or restore it from a backup.");
        var definition = DefinitionCodec.Deserialize(body.Span);
        if (_definitions.Count >= Most)
        {
            _definitions.Clear();
        }

        return _definitions[hash] = definition;
    }
}
