using System.Collections.Concurrent;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Pinned definitions from the blob store; those read last stay in memory, since a hash never means anything else.</summary>
public sealed class PinnedDefinitions(IBlobStore blobs) : IDefinitionSource
{
    private const int Most = 64;

    private readonly ConcurrentDictionary<string, ProcessDefinition> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<ProcessDefinition> LoadAsync(string hash, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(hash, out var known))
        {
            return known;
        }

        var bytes = await blobs.GetAsync(hash, cancellationToken)
            ?? throw new InvalidOperationException($"The pinned definition {hash} is missing; restore it from a backup.");
        var definition = DefinitionCodec.Deserialize(bytes.Span);
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[hash] = definition;
        return definition;
    }
}
