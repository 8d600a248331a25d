using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Restarts releases, and shows beforehand what that would do.</summary>
public sealed class ReleaseRestarts(ReleaseQueries releases, ReleaseStore store, ReleaseSignals signals)
{
    private const string Action = "restart";

    /// <summary>Restarts the newest run of a release.</summary>
    /// <param name="id">The release.</param>
    /// <param name="request">From where, and why.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancellationToken">Cancels the waiting, not what was asked.</param>
    public async Task<Result<RestartAnswer>> RestartAsync(string id, RestartRequest request, Origin origin, CancellationToken cancellationToken)
    {
        var found = await releases.HistoryAsync(id, cancellationToken);
        if (found.Failed(out var error, out var history))
        {
            return error;
        }

        if (IsRepeated(history, origin))
        {
            history = history with { Newest = history.Newest with { Run = history.Newest.Run - 1 }, Runs = history.Runs[..^1] };
        }

        var (plan, refusal) = RestartPlanner.Plan(history.Process, history.Runs, request.From, history.Definitions);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        return request.IsDryRun
            ? new RestartAnswer(IsAccepted: null, $"Nothing was done. Run {history.Newest.Run + 1} would begin from '{plan!.From}'.", history.Newest.Run + 1, plan)
            : await SendAsync(history.Newest, request, plan!, origin, cancellationToken);
    }

    // The answer to the first request was lost, and the same one comes again: it is about the run that it restarted, not about the one that it began.
    private bool IsRepeated(ReleaseHistory history, Origin origin) =>
        origin.Operation is not null && history.Runs[^1].Node.Restart is { } restart
        && restart.SignalId == signals.IdFor(origin, history.Newest with { Run = restart.Run }, Action);

    private async Task<Result<RestartAnswer>> SendAsync(
        MachineAddress run, RestartRequest request, RestartPlan plan, Origin origin, CancellationToken cancellationToken)
    {
        // Before, lest a crash comes between; after, lest someone has seen the ended run and taken the release off the list meanwhile.
        await store.ReopenAsync(run.ReleaseId, cancellationToken);
        var reply = await signals.DeliverAsync(run, Signal(), cancellationToken);
        await store.ReopenAsync(run.ReleaseId, cancellationToken);
        return reply switch
        {
            { Accepted: false } refusal => Refused(refusal),
            { } accepted => new RestartAnswer(IsAccepted: true, accepted.Message, run.Run + 1, plan),
            null => new RestartAnswer(IsAccepted: null, "The request is on its way; look at the address to see what came of it.", run.Run + 1, plan),
        };

        RestartRelease Signal() => new()
        {
            SignalId = signals.IdFor(origin, run, Action),
            Actor = origin.Actor,
            Groups = origin.Groups,
            Reason = request.Reason,
            From = request.From,
            Carried = plan.Carried,
        };
    }

    private static ApplicationError Refused(SignalReply reply) => new(reply.Code, reply.Status, reply.Message);
}
