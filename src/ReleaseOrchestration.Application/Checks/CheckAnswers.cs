using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Checks;

/// <summary>Answers one check: finds out how its node has ended, and tells the pipeline until it has heard, as notifications are sent.</summary>
public sealed class CheckAnswers(
    PendingChecks checks, CheckSeal seal, ICheckSystem system, IConnectorDefinitions connectors, ReleaseQueries releases, SystemAudit audit, IRandomSource random, TimeProvider clock)
{
    // Longer than the longest try. Another host takes a check for lost after it.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly string _host = Name(random);

    /// <summary>Looks at one check.</summary>
    /// <param name="check">The check.</param>
    /// <param name="etag">As it is stored.</param>
    /// <param name="mayHaveEnded">Whether its node may have ended since the last look.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>When to look again; null when it is over.</returns>
    internal async Task<DateTimeOffset?> LookAsync(PendingCheck check, string etag, bool mayHaveEnded, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (check.TakenUntil > now && check.TakenBy != _host)
        {
            return check.TakenUntil;
        }

        var isOver = check.Expires <= now;
        var succeeded = check.Succeeded ?? (mayHaveEnded && !isOver ? await EndOfAsync(check, cancellationToken) : null);
        if (!isOver && (succeeded is null || check.Due > now))
        {
            return succeeded is null ? check.Expires : check.Due;
        }

        // With its result, because another host that finds it taken does not look at its node again.
        var taken = check with { Succeeded = succeeded, TakenBy = _host, TakenUntil = now + Lease };
        if (await checks.ChangeAsync(check.Id, etag, taken, cancellationToken) is not { } own)
        {
            return taken.TakenUntil;
        }

        return isOver
            ? await EndAsync(taken, own, "check.expired", "Nothing ended in time.", cancellationToken)
            : await SendAsync(taken, own, cancellationToken);
    }

    private async Task<bool?> EndOfAsync(PendingCheck check, CancellationToken cancellationToken)
    {
        // It was there when the pipeline asked, so its release was deleted since, or a restart has another process.
        if ((await releases.GetAsync(check.Release, run: null, cancellationToken)).Failed(out _, out var release) || release.Tree.Find(check.Path) is not { Node: var node })
        {
            return false;
        }

        return node switch
        {
            { EndedAt: null } => release.Release.EndedAt is not null || release.Release.Status == ReleaseStatus.Aborted ? false : null,
            { Ending: { } ending } => ending is NodeEnding.Succeeded or NodeEnding.Ignored,
            _ => node.Status is nameof(ReleaseStatus.Succeeded) or nameof(ReleaseStatus.PartiallySucceeded),
        };
    }

    private async Task<DateTimeOffset?> SendAsync(PendingCheck check, string etag, CancellationToken cancellationToken)
    {
        var outcome = await CarryAsync(check, cancellationToken);
        if (outcome.Kind == SendResult.Delivered)
        {
            return await EndAsync(check, etag, "check.answered", string.Empty, cancellationToken);
        }

        var tries = check.Tries + 1;
        if (outcome.Kind != SendResult.Failed || RetrySchedule.Next(tries, clock.GetUtcNow(), outcome.RetryAfter, Chance()) is not { } due)
        {
            return await EndAsync(check, etag, "check.abandoned", outcome.Error, cancellationToken);
        }

        await checks.ChangeAsync(check.Id, etag, check with { Tries = tries, Due = due, TakenBy = null, TakenUntil = null }, cancellationToken);
        return due;
    }

    private async Task<SendOutcome> CarryAsync(PendingCheck check, CancellationToken cancellationToken)
    {
        if (await connectors.FindConnectorAsync(check.Connector, cancellationToken) is not { } connector)
        {
            return SendOutcome.Impossible($"there is no connector `{check.Connector}` any more");
        }

        return seal.Open(check.Id, check.SealedToken) is { } token
            ? await system.AnswerAsync(connector, check.Address, token, check.Succeeded == true, cancellationToken)
            : SendOutcome.Impossible("the key that its token was encrypted with is not known any more");
    }

    // The entry comes first: a crash in between answers the pipeline, and says so, once more.
    private async Task<DateTimeOffset?> EndAsync(PendingCheck check, string etag, string name, string reason, CancellationToken cancellationToken)
    {
        var result = check.Succeeded switch { true => "succeeded", false => "failed", null => string.Empty };
        await audit.RecordAsync(
            audit.Make(name, CheckInbox.PathOf(check), $"webhook:{check.Connector}", reason, [("plan", DataValue.Of(check.Address.Plan)), ("job", DataValue.Of(check.Address.Job)), ("result", DataValue.Of(result))]),
            cancellationToken);
        await checks.ChangeAsync(check.Id, etag, after: null, cancellationToken);
        return null;
    }

    private static string Name(IRandomSource random)
    {
        Span<byte> bytes = stackalloc byte[8];
        random.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private double Chance()
    {
        Span<byte> bytes = stackalloc byte[4];
        random.Fill(bytes);
        return BitConverter.ToUInt32(bytes) / (double)(1L << 32);
    }
}
