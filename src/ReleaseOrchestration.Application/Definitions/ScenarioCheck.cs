using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Checks scenarios against the definitions that they name: those of their own text first, then the saved ones.</summary>
internal sealed class ScenarioCheck(DefinitionCatalog catalog, ImmutableArray<Document> given)
{
    private readonly Dictionary<(DefinitionKind Kind, string Id), Document?> _found = [];

    public async Task<ImmutableArray<Problem>> CheckAsync(CancellationToken cancellationToken)
    {
        var scenarios = given.OfType<ScenarioDocument>().ToImmutableArray();
        if (scenarios.IsEmpty)
        {
            return [];
        }

        foreach (var scenario in scenarios.Select(document => document.Scenario))
        {
            await AddProcessesAsync(scenario.Process, cancellationToken);
            await AddAsync(DefinitionKind.InputSet, scenario.InputSet, cancellationToken);
            foreach (var line in scenario.Script.OfType<ScriptedRequest>().Where(line => line is { Verb: ScriptVerb.Freeze or ScriptVerb.EndFreeze or ScriptVerb.BreakGlass, Freeze: null }))
            {
                await AddAsync(DefinitionKind.Freeze, line.Path, cancellationToken);
            }
        }

        var suite = new ScenarioSuite([.. _found.Values.OfType<Document>(), .. given.Where(document => document is not ProcessDocument)]);
        return [.. Duplicates(scenarios), .. suite.Scenarios.SelectMany(scenario => suite.Check(scenario))];
    }

    private static IEnumerable<Problem> Duplicates(ImmutableArray<ScenarioDocument> scenarios) =>
        scenarios.GroupBy(document => document.Scenario.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)).Select(document => DocumentSetCheck.Duplicate("scenario", document.Scenario.Id, document.Position));

    // A process, and what it and its children start.
    private async Task AddProcessesAsync(string id, CancellationToken cancellationToken)
    {
        var ahead = new Queue<string>([id]);
        while (ahead.TryDequeue(out var next))
        {
            if (_found.ContainsKey((DefinitionKind.Process, next)) || await ProcessAsync(next, cancellationToken) is not { } document)
            {
                continue;
            }

            _found[(DefinitionKind.Process, next)] = document;
            foreach (var place in SubprocessReference.In(document.Process))
            {
                ahead.Enqueue(place.Reference.Id);
            }
        }
    }

    private async Task<ProcessDocument?> ProcessAsync(string id, CancellationToken cancellationToken)
    {
        var own = given.OfType<ProcessDocument>().FirstOrDefault(document => document.Process.Id == id);
        if (own is null && (id.Length == 0 || await catalog.ProcessAsync(id, version: null, cancellationToken) is null))
        {
            return null;
        }

        var process = own?.Process ?? (await catalog.ProcessAsync(id, version: null, cancellationToken))!;
        var sources = own?.Sources ?? SourceMap.Empty;
        return new ProcessDocument((await catalog.LinkAsync(process, sources, cancellationToken)).Process, sources, own?.Position ?? SourcePosition.None);
    }

    private async Task AddAsync(DefinitionKind kind, string id, CancellationToken cancellationToken)
    {
        if (id.Length > 0 && !_found.ContainsKey((kind, id)) && !given.Any(document => document is not ScenarioDocument && DefinitionKinds.Identify(document) == (kind, id)))
        {
            _found[(kind, id)] = await catalog.SavedDocumentAsync(kind, id, cancellationToken);
        }
    }
}
