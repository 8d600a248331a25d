using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Evidence;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Hands what people and pipelines ask to the machine that it concerns.</summary>
public sealed class ReleaseSignals(ReleaseQueries releases, IExecutionRuntime runtime, EvidenceFiles evidence, IRandomSource random)
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string ReportAction = "report";

    private readonly SignalIds _ids = new(random);

    /// <summary>Sends a signal to a release or a node.</summary>
    /// <param name="releaseId">The release.</param>
    /// <param name="path">The path of the node; empty for the release itself.</param>
    /// <param name="action">What is asked, in a word.</param>
    /// <param name="make">Makes the signal from its id.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Cancels the waiting, not what was asked.</param>
    /// <returns>The answer of the machine; null when none came in time.</returns>
    public async Task<Result<SignalReply?>> SendAsync(
        string releaseId, string path, string action, Func<string, Signal> make, Origin origin, CancellationToken cancellationToken)
    {
        var found = await releases.AddressAsync(releaseId, path, cancellationToken);
        if (found.Failed(out var error, out var address))
        {
            return error;
        }

        return await SendAsync(address, action, make, origin, cancellationToken);
    }

    /// <summary>Sends a signal to a machine, that of a former run included.</summary>
    internal async Task<Result<SignalReply?>> SendAsync(
        MachineAddress address, string action, Func<string, Signal> make, Origin origin, CancellationToken cancellationToken)
    {
        var signal = make(IdFor(origin, address, action));
        return (await ReceiverAsync(address, address.Path, cancellationToken) ?? await evidence.CheckAsync(signal, cancellationToken)) is { } refusal
            ? refusal
            : await DeliverAsync(address, signal, cancellationToken);
    }

    /// <summary>Hands over the report of a pipeline. Its address is signed, so the activity has begun, though that may not be shown yet: a pipeline can be faster than what is written beside it.</summary>
    internal async Task<Result<SignalReply?>> ReportAsync(MachineAddress address, Func<string, Signal> make, Origin origin, CancellationToken cancellationToken) =>
        await releases.ViewAsync(address, cancellationToken) is null
            ? await DeliverAsync(address, make(IdFor(origin, address, ReportAction)), cancellationToken)
            : await SendAsync(address, ReportAction, make, origin, cancellationToken);

    internal string IdFor(Origin origin, MachineAddress address, string action) => _ids.For(origin, address, action);

    internal async Task<SignalReply?> DeliverAsync(MachineAddress address, Signal signal, CancellationToken cancellationToken) =>
        await runtime.SignalAsync(address, signal, Patience, cancellationToken);

    /// <summary>Skips a node that has not started; its release decides.</summary>
    public async Task<Result<SignalReply?>> SkipAsync(string releaseId, string path, string reason, Origin origin, CancellationToken cancellationToken)
    {
        var found = await releases.AddressAsync(releaseId, path, cancellationToken);
        if (found.Failed(out var error, out var address))
        {
            return error;
        }

        if (address.ReleasePath.Length > 0 && await releases.ViewAsync(address.Release, cancellationToken) is null)
        {
            return Unknown(path);
        }

        var signal = new SkipNode { SignalId = IdFor(origin, address, "skip"), Actor = origin.Actor, Groups = origin.Groups, Reason = reason, Path = path };
        return await DeliverAsync(address.Release, signal, cancellationToken);
    }

    private static ApplicationError Unknown(string path) => new(ErrorCodes.UnknownNode, 404, $"The release has no node '{path}'. Read the release to see its nodes.");

    // A node that has not begun, or ended without having begun, has no machine that could answer.
    private async Task<ApplicationError?> ReceiverAsync(MachineAddress address, string path, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
        {
            return null;
        }

        if (await releases.ViewAsync(address, cancellationToken) is not { } view)
        {
            return await releases.NodeAsync(address.ReleaseId, path, address.Run, cancellationToken) is { Error: null }
                ? new ApplicationError(ErrorCodes.NodeNotStarted, 409, $"'{path}' has not started; wait until it has, or skip it.")
                : Unknown(path);
        }

        if (view.CarriedFrom is { } run)
        {
            return new ApplicationError(ErrorCodes.CarriedNode, 409, $"'{path}' stays as it ended in run {run}; restart the release from it to have it again.");
        }

        return view is { EndedAt: not null, StartedAt: null, Attempt: 0 }
            ? new ApplicationError(ErrorCodes.NodeNotStarted, 409, $"'{path}' has ended ({view.Status}) without having started; nothing changes it any more.")
            : null;
    }
}
