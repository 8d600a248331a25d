using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Judges input sets against the newest version of their process.</summary>
public sealed class InputSetStates(DefinitionStore store)
{
    /// <summary>The state of an input set.</summary>
    public async Task<InputSetState> OfAsync(DefinitionRecord record, CancellationToken cancellationToken)
    {
        var set = DefinitionCodec.DeserializeInputSet((await store.BodyAsync(record, cancellationToken)).Span);
        var catalog = new DefinitionCatalog(store, []);
        return await OfAsync(set, catalog, cancellationToken) ?? new InputSetState([], []);
    }

    internal static async Task<InputSetState?> OfAsync(InputSetDefinition set, DefinitionCatalog catalog, CancellationToken cancellationToken)
    {
        if (await catalog.ProcessAsync(set.Process, version: null, cancellationToken) is not { } process)
        {
            return null;
        }

        var linked = await catalog.LinkAsync(process, SourceMap.Empty, cancellationToken);
        var resolution = InputResolver.Resolve(linked.Process, set, ImmutableDictionary<string, DataValue>.Empty);
        return new InputSetState(resolution.Missing, resolution.Problems);
    }
}
