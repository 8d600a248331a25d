using System.Collections.Concurrent;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Embedded.Storage;

namespace ReleaseOrchestration.Embedded.Machines;

/// <summary>Pinned definitions; they never change, so that a definition once read stays.</summary>
internal sealed class DefinitionCache(BlobFolder blobs)
{
    private const int Most = 256;

    private readonly ConcurrentDictionary<string, ProcessDefinition> _definitions = [];

    public ProcessDefinition Load(string hash)
    {
        if (_definitions.TryGetValue(hash, out var known))
        {
            return known;
        }

        var body = blobs.Get(hash) ?? throw new InvalidOperationException($"The definition '{hash}' is not in the store; restore its blob from a backup.");
        var definition = DefinitionCodec.Deserialize(body);
        if (_definitions.Count >= Most)
        {
            _definitions.Clear();
        }

        return _definitions[hash] = definition;
    }

    public Machine Create(MachineStart start) => Machine.Create(start, start is StartRelease release ? Load(release.DefinitionHash) : null);
}
