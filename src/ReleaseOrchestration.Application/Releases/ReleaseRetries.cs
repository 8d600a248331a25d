using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>
/// Lets an activity on hold try again, after a process if one is named. That process is not known when the release starts, so the decision pins it:
/// it is resolved and checked at the time of the request, and its content hash goes with the signal.
/// </summary>
public sealed class ReleaseRetries(
    ReleaseSignals signals, ReleaseQueries queries, ReleaseStore releases, ProcessPinning pinning, IDefinitionSource definitions)
{
    /// <summary>Asks for another attempt. What the process would refuse is refused before anything is recorded.</summary>
    /// <param name="releaseId">The release.</param>
    /// <param name="path">The activity or gate.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Cancels the waiting, not what was asked.</param>
    public async Task<Result<SignalReply?>> RetryAsync(string releaseId, string path, RetryRequest request, Origin origin, CancellationToken cancellationToken)
    {
        if (request.Process.Length == 0)
        {
            return request.ProcessInputs.IsEmpty
                ? await SendAsync(releaseId, path, request, through: null, origin, cancellationToken)
                : new ApplicationError(ErrorCodes.InvalidValue, 422, "'processInputs' are inputs of a process that runs first; name it in 'process'.");
        }

        var found = await PinAsync(releaseId, path, request, cancellationToken);
        if (found.Failed(out var error, out var pinned))
        {
            return error;
        }

        var result = await SendAsync(releaseId, path, request, Through(pinned, request), origin, cancellationToken);
        if (result is { Error: null, Value: null or { Accepted: true } })
        {
            await NoteUseAsync(releaseId, pinned, cancellationToken);
        }

        return result;
    }

    private static RetryProcess Through(PinnedProcess pinned, RetryRequest request) => new()
    {
        Process = new ProcessReference { Id = pinned.Process.Id, Version = pinned.Version, DefinitionHash = pinned.Hash },
        Name = pinned.Process.Name,
        Inputs = InputResolver.Resolve(pinned.Process, set: null, request.ProcessInputs).ToValues().Global,
    };

    private Task<Result<SignalReply?>> SendAsync(
        string releaseId, string path, RetryRequest request, RetryProcess? through, Origin origin, CancellationToken cancellationToken)
    {
        RetryNode Signal(string id) => new()
        {
            SignalId = id, Actor = origin.Actor, Groups = origin.Groups, Reason = request.Reason, Attempt = request.Attempt, Inputs = request.Inputs, Through = through,
        };
        return signals.SendAsync(releaseId, path, "retry", Signal, origin, cancellationToken);
    }

    private async Task<Result<PinnedProcess>> PinAsync(string releaseId, string path, RetryRequest request, CancellationToken cancellationToken)
    {
        var at = request.Process.IndexOf('@', StringComparison.Ordinal);
        var id = at < 0 ? request.Process : request.Process[..at];
        int? version = at >= 0 && int.TryParse(request.Process.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
        if (id.Length == 0 || (at >= 0 && version is null))
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, $"'process' is '{request.Process}'; write the id of a process, or an id and a version such as 'fix_env@3'.");
        }

        var found = await pinning.PinAsync(id, version, cancellationToken);
        if (found.Failed(out var error, out var pinned))
        {
            return error;
        }

        return (await CycleAsync(releaseId, path, pinned, cancellationToken) ?? await TooDeepAsync(path, pinned, cancellationToken)) is { } refusal
            ? refusal
            : CheckInputs(pinned, request);
    }

    private async Task<ApplicationError?> CycleAsync(string releaseId, string path, PinnedProcess pinned, CancellationToken cancellationToken)
    {
        var history = await queries.HistoryAsync(releaseId, cancellationToken);
        if (history.Failed(out var error, out var release))
        {
            return error;
        }

        var started = pinned.Uses.Where(use => use.Kind == DefinitionKind.Process).Select(use => use.Id).Prepend(pinned.Process.Id);
        return release.Runs[^1].ProcessesAround(path).Intersect(started, StringComparer.Ordinal).FirstOrDefault() is { } again
            ? new ApplicationError(
                ErrorCodes.ProcessCycle, 422, $"'{path}' is part of `{again}`, which `{pinned.Process.Id}` would start again below it. Choose a process that does not.")
            : null;
    }

    private async Task<ApplicationError?> TooDeepAsync(string path, PinnedProcess pinned, CancellationToken cancellationToken)
    {
        var depth = path.Count(c => c == '/') + 1 + await LevelsAsync(pinned.Process, cancellationToken);
        return depth > SubprocessCheck.MostDepth
            ? new ApplicationError(
                ErrorCodes.SubprocessTooDeep, 422, $"With `{pinned.Process.Id}` below '{path}', subprocesses would be nested {depth} deep; {SubprocessCheck.MostDepth} is the most. Choose another process.")
            : null;
    }

    private static Result<PinnedProcess> CheckInputs(PinnedProcess pinned, RetryRequest request)
    {
        var resolved = InputResolver.Resolve(pinned.Process, set: null, request.ProcessInputs);
        if (resolved.IsComplete)
        {
            return pinned;
        }

        var missing = resolved.Missing.Select(name => new Problem(
            ErrorCodes.InputsIncomplete, Severity.Error, $"The input `{name}` of `{pinned.Process.Id}` is required and has no value.", SourcePosition.None, $"processInputs.{name}", "Give it in `processInputs`."));
        ImmutableArray<Problem> problems = [.. resolved.Problems.Where(p => p.Severity == Severity.Error), .. missing];
        return new ApplicationError(ErrorCodes.InputsIncomplete, 422, $"The inputs do not fit the process `{pinned.Process.Id}`; nothing was decided.") { Problems = problems };
    }

    /// <summary>How many levels of subprocesses are below a process.</summary>
    private async Task<int> LevelsAsync(ProcessDefinition process, CancellationToken cancellationToken)
    {
        var levels = 0;
        foreach (var hash in SubprocessReference.In(process).Select(place => place.Reference.DefinitionHash).OfType<string>().Distinct())
        {
            levels = Math.Max(levels, 1 + await LevelsAsync(await definitions.LoadAsync(hash, cancellationToken), cancellationToken));
        }

        return levels;
    }

    // What a release has come to use is protected like what it was started with.
    private async Task NoteUseAsync(string releaseId, PinnedProcess pinned, CancellationToken cancellationToken)
    {
        ImmutableArray<DefinitionReference> uses = [new(DefinitionKind.Process, pinned.Process.Id, pinned.Version), .. pinned.Uses];
        while (await releases.FindAsync(releaseId, cancellationToken) is { } found && uses.Except(found.Record.Uses).Any())
        {
            if (await releases.ChangeAsync(found.Record with { Uses = [.. found.Record.Uses.Union(uses)] }, found.ETag, cancellationToken))
            {
                return;
            }
        }
    }
}
