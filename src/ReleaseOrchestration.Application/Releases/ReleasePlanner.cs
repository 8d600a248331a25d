using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Pins what a release runs with: process, children, input set, resolved inputs.</summary>
public sealed class ReleasePlanner(DefinitionStore definitions, ProcessPinning pinning)
{
    /// <summary>The record with everything pinned, or why it cannot start.</summary>
    public async Task<Result<ReleaseRecord>> PlanAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var pinned = await pinning.PinAsync(record.Process, record.ProcessVersion, cancellationToken);
        if (pinned.Failed(out var error, out var process))
        {
            return error;
        }

        var (set, version) = await InputSetAsync(record.InputSet, cancellationToken);
        if (CheckInputSet(record.InputSet, set, record.Process) is { } mismatch)
        {
            return mismatch;
        }

        var inputs = InputResolver.Resolve(process.Process, set, record.Inputs);
        return inputs.IsComplete
            ? record with { ProcessVersion = process.Version, DefinitionHash = process.Hash, InputSetVersion = version, ResolvedInputs = inputs.ToValues(), Uses = process.Uses }
            : Incomplete(inputs);
    }

    /// <summary>Why a draft of that process and input set cannot be made; null when it can.</summary>
    public async Task<ApplicationError?> CheckAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        if (await definitions.FindAsync(DefinitionKind.Process, record.Process, record.ProcessVersion, cancellationToken) is null)
        {
            var name = record.ProcessVersion is { } version ? $"{record.Process}@{version}" : record.Process;
            return new ApplicationError(ErrorCodes.UnknownProcess, 422, $"There is no process `{name}`. Apply it first, or choose another.");
        }

        var (set, _) = await InputSetAsync(record.InputSet, cancellationToken);
        return CheckInputSet(record.InputSet, set, record.Process);
    }

    private static ApplicationError? CheckInputSet(string id, InputSetDefinition? set, string process)
    {
        if (id.Length == 0)
        {
            return null;
        }

        return set switch
        {
            null => new ApplicationError(ErrorCodes.UnknownDefinition, 422, $"There is no input set `{id}`. Apply it first, or choose another."),
            _ when set.Process != process => new ApplicationError(
                ErrorCodes.OtherInputSet, 422, $"The input set `{id}` belongs to the process `{set.Process}`, not to `{process}`. Choose one of its own."),
            _ => null,
        };
    }

    private static ApplicationError Incomplete(InputResolution inputs)
    {
        var missing = inputs.Missing.Select(name => new Problem(
            ErrorCodes.InputsIncomplete, Severity.Error, $"The input `{name}` is required and has no value.", SourcePosition.None, $"inputs.{name}", "Give it in `inputs` or in the input set."));
        ImmutableArray<Problem> problems = [.. inputs.Problems, .. missing];
        var message = inputs.Missing.IsEmpty ? "Values of inputs are not valid." : $"Inputs are missing: {string.Join(", ", inputs.Missing)}.";
        return new ApplicationError(ErrorCodes.InputsIncomplete, 422, $"{message} The release was not started.") { Problems = problems };
    }

    private async Task<(InputSetDefinition? Set, int? Version)> InputSetAsync(string id, CancellationToken cancellationToken) =>
        id.Length > 0 && await definitions.FindAsync(DefinitionKind.InputSet, id, cancellationToken) is { } record
            ? (DefinitionCodec.DeserializeInputSet((await definitions.BodyAsync(record, cancellationToken)).Span), record.Version)
            : (null, null);
}
