using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Follows the references from a process to others: each must exist, none may lead back, none too deep.</summary>
internal sealed class SubprocessCheck(DefinitionCatalog catalog)
{
    /// <summary>How deep subprocesses may be nested below a release.</summary>
    public const int MostDepth = 3;

    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly HashSet<(string Id, int? Version, int Depth)> _seen = [];

    /// <summary>Checks a linked process.</summary>
    public async Task<ImmutableArray<Problem>> CheckAsync(ProcessDefinition process, SourceMap sources, CancellationToken cancellationToken)
    {
        foreach (var place in SubprocessReference.In(process).Where(r => r.Reference.Id != process.Id))
        {
            await FollowAsync(place.Reference, [process.Id], place.Path, sources.Find(place.Path), cancellationToken);
        }

        return [.. _problems, .. await InputsAsync(process, sources, cancellationToken)];
    }

    private async Task<ImmutableArray<Problem>> InputsAsync(ProcessDefinition process, SourceMap sources, CancellationToken cancellationToken)
    {
        var children = new Dictionary<ProcessReference, ProcessDefinition>();
        foreach (var reference in SubprocessReference.In(process).Select(place => place.Reference).Distinct())
        {
            if (await catalog.ProcessAsync(reference.Id, reference.Version, cancellationToken) is { } child)
            {
                children[reference] = child;
            }
        }

        return SubprocessInputs.Check(process, sources, reference => children.GetValueOrDefault(reference));
    }

    private async Task FollowAsync(ProcessReference reference, ImmutableArray<string> way, string path, SourcePosition at, CancellationToken cancellationToken)
    {
        if (way.Contains(reference.Id))
        {
            Add(ErrorCodes.ProcessCycle, $"Processes start each other: {string.Join(" → ", way.Add(reference.Id))}.", "Remove one of these subprocesses.", path, at);
        }
        else if (way.Length > MostDepth)
        {
            Add(ErrorCodes.SubprocessTooDeep, $"Subprocesses are nested deeper than {MostDepth}: {string.Join(" → ", way.Add(reference.Id))}.", "Flatten one level.", path, at);
        }
        else if (_seen.Add((reference.Id, reference.Version, way.Length)))
        {
            await DescendAsync(reference, way, path, at, cancellationToken);
        }
    }

    private async Task DescendAsync(ProcessReference reference, ImmutableArray<string> way, string path, SourcePosition at, CancellationToken cancellationToken)
    {
        if (await catalog.ProcessAsync(reference.Id, reference.Version, cancellationToken) is not { } child)
        {
            var name = reference.Version is { } version ? $"{reference.Id}@{version}" : reference.Id;
            Add(ErrorCodes.UnknownProcess, $"There is no process `{name}`.", "Apply it first, or in the same request.", path, at);
            return;
        }

        var linked = await catalog.LinkAsync(child, SourceMap.Empty, cancellationToken);
        foreach (var next in SubprocessReference.In(linked.Process))
        {
            await FollowAsync(next.Reference, way.Add(reference.Id), path, at, cancellationToken);
        }
    }

    private void Add(string code, string message, string fix, string path, SourcePosition at) =>
        _problems.Add(new Problem(code, Severity.Error, message, at, path, fix));
}
