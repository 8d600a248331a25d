using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Starts the subprocesses of tasks. What the process would refuse is refused before anything is recorded.</summary>
public sealed class TaskProcesses(ReleaseQueries releases, ReleaseSignals signals)
{
    /// <summary>Starts the subprocess of a task.</summary>
    /// <param name="releaseId">The release.</param>
    /// <param name="path">The manual activity.</param>
    /// <param name="task">The task.</param>
    /// <param name="inputs">Inputs of the subprocess; they go before those that the task gives.</param>
    /// <param name="reason">Why.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Cancels the waiting, not what was asked.</param>
    public async Task<Result<SignalReply?>> StartAsync(
        string releaseId, string path, string task, ImmutableSortedDictionary<string, DataValue> inputs, string reason, Origin origin, CancellationToken cancellationToken)
    {
        var history = await releases.HistoryAsync(releaseId, cancellationToken);
        if (history.Failed(out var error, out var release))
        {
            return error;
        }

        if (ActivityLookup.Find(release.Process, path, release.Definitions, release.Runs[^1])?.Tasks.FirstOrDefault(t => t.Id == task) is { Process: { } reference } definition
            && release.Definitions(reference) is { } process
            && Check(process, definition, inputs) is { } refusal)
        {
            return refusal;
        }

        StartTaskProcess Signal(string id) => new() { SignalId = id, Actor = origin.Actor, Groups = origin.Groups, Reason = reason, TaskId = task, Inputs = inputs };
        return await signals.SendAsync(releaseId, path, $"start {task}", Signal, origin, cancellationToken);
    }

    private static ApplicationError? Check(ProcessDefinition process, TaskDefinition task, ImmutableSortedDictionary<string, DataValue> inputs)
    {
        var resolved = InputResolver.Resolve(process, set: null, inputs);
        var missing = resolved.Missing.Where(name => !task.Inputs.ContainsKey(name)).Select(name => new Problem(
            ErrorCodes.InputsIncomplete, Severity.Error, $"The input `{name}` of `{process.Id}` is required and has no value.", SourcePosition.None, $"inputs.{name}", "Give it in `inputs`."));
        ImmutableArray<Problem> problems = [.. resolved.Problems.Where(p => p.Severity == Severity.Error), .. missing];
        return problems.IsEmpty
            ? null
            : new ApplicationError(ErrorCodes.InputsIncomplete, 422, $"The inputs do not fit the process `{process.Id}`; it was not started.") { Problems = problems };
    }
}
