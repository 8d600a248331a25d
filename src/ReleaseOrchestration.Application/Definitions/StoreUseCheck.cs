using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Says of references to the Activity Store what linking cannot know: that an entry is deprecated, or has only drafts.</summary>
internal sealed class StoreUseCheck(DefinitionCatalog catalog)
{
    /// <summary>Problems of a process before it was linked, in place of those that linking found at the same places.</summary>
    public async Task<ImmutableArray<Problem>> CheckAsync(ProcessDocument document, ImmutableArray<Problem> linking, CancellationToken cancellationToken)
    {
        var problems = linking.ToBuilder();
        for (var i = 0; i < document.Process.Phases.Length; i++)
        {
            var activities = document.Process.Phases[i].Activities;
            for (var j = 0; j < activities.Length; j++)
            {
                if (activities[j].Use is { } use && await catalog.SavedAsync(DefinitionKind.Activity, use.Id, cancellationToken) is { } entry)
                {
                    Check(problems, use, entry, document.Sources, $"process.phases[{i}].activities[{j}].activity");
                }
            }
        }

        return problems.ToImmutable();
    }

    private static void Check(ImmutableArray<Problem>.Builder problems, StoreReference use, DefinitionRecord entry, SourceMap sources, string path)
    {
        if (entry.Deprecation is { } deprecation)
        {
            var fix = deprecation.Replacement is { } other ? $"Use `{other}` instead." : string.Empty;
            problems.Add(new Problem(ErrorCodes.Deprecated, Severity.Warning, $"The Activity Store entry `{use.Id}` is deprecated: {Ended(deprecation.Reason.Trim())}", sources.Find(path), path, fix));
        }

        if (use.Version is null && entry.Published == 0 && problems.FirstOrDefault(problem => problem.Path == path && problem.Code == ProblemCodes.UnknownStoreEntry) is { } unknown)
        {
            problems.Remove(unknown);
            problems.Add(new Problem(
                ErrorCodes.NothingPublished,
                Severity.Error,
                $"The Activity Store entry `{use.Id}` has drafts alone.",
                sources.Find(path),
                path,
                $"Publish a version, or try one out as `{use.Id}@{entry.Version}`."));
        }
    }

    private static string Ended(string sentence) => sentence[^1] is '.' or '!' or '?' ? sentence : sentence + ".";
}
