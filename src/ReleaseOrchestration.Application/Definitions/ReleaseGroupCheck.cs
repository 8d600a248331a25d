using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Checks what a release group refers to: its process, and its input set, which must be of that process.</summary>
internal sealed class ReleaseGroupCheck(DefinitionCatalog catalog)
{
    private const string ApplyFirst = "Apply it first, or in the same request.";

    public async Task<ImmutableArray<Problem>> CheckAsync(ReleaseGroupDocument document, CancellationToken cancellationToken)
    {
        var group = document.Group;
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (await catalog.ProcessAsync(group.Process.Id, group.Process.Version, cancellationToken) is null)
        {
            var name = group.Process.Version is { } version ? $"{group.Process.Id}@{version}" : group.Process.Id;
            problems.Add(Error(document, ErrorCodes.UnknownProcess, "process", $"There is no process `{name}`.", ApplyFirst));
        }

        if (group.InputSet.Length == 0)
        {
            return problems.ToImmutable();
        }

        if (await catalog.ProcessOfInputSetAsync(group.InputSet, cancellationToken) is not { } process)
        {
            problems.Add(Error(document, ErrorCodes.GroupInputSet, "input-set", $"There is no input set `{group.InputSet}`.", ApplyFirst));
        }
        else if (process != group.Process.Id)
        {
            problems.Add(Error(document, ErrorCodes.GroupInputSet, "input-set", $"The input set `{group.InputSet}` is of the process `{process}`, not of `{group.Process.Id}`.", "Name an input set of the process of the group."));
        }

        return problems.ToImmutable();
    }

    private static Problem Error(ReleaseGroupDocument document, string code, string key, string message, string fix) =>
        new(code, Severity.Error, message, document.Sources.Find($"releaseGroup.{key}"), $"releaseGroup.{key}", fix);
}
