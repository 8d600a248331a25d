using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Secrets;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>
/// Starts a run once for its idempotency key, although the systems know nothing of such keys: the start is written down first, and where its answer was lost, the
/// run is looked for by its correlation before it is started again.
/// </summary>
internal sealed class RunStarter(SentSecrets sent, RunStarts starts, TimeProvider clock)
{
    /// <summary>How long a run may be in coming to light.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>How long a start whose answer was lost is waited for before it is taken for one that did not arrive.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public async Task<Result<RunStart>> StartAsync(RunSession session, StartPipeline effect, CancellationToken cancellationToken)
    {
        var known = await starts.FindAsync(session.Key, cancellationToken);
        if (known is not null && await RecoverAsync(session, known, cancellationToken) is var recovery && recovery is not { Error: null, Value.IsConfirmed: false })
        {
            return recovery;
        }

        if ((await OrderAsync(session, effect, cancellationToken)).Failed(out var problem, out var order)
            || (await session.Api.PrepareAsync(order, cancellationToken)).Failed(out problem, out var call))
        {
            return problem;
        }

        var start = new RunStart { Key = session.Key, Pipeline = effect.Pipeline, Ref = effect.Ref, At = clock.GetUtcNow(), ETag = known?.ETag ?? string.Empty };
        return await CallAsync(session, await starts.WriteAsync(start, cancellationToken), call, cancellationToken);
    }

    /// <summary>Looks for the run of a start; what comes back has no handle when it is not there yet.</summary>
    public async Task<Result<RunStart>> SeekAsync(RunSession session, RunStart start, CancellationToken cancellationToken)
    {
        if (start.Handle.Length > 0 || (!start.IsConfirmed && !session.Api.CanFind))
        {
            return start;
        }

        if ((await session.Api.FindAsync(start, cancellationToken)).Failed(out var error, out var run))
        {
            return error;
        }

        return run.Handle.Length == 0 ? start : await ConfirmAsync(session, start, run, cancellationToken);
    }

    private async Task<Result<RunStart>> RecoverAsync(RunSession session, RunStart known, CancellationToken cancellationToken)
    {
        if (known.IsConfirmed)
        {
            return known;
        }

        if (!session.Api.CanFind)
        {
            return RunErrors.UnclearStart(session.Api.Host, "the answer to its start was lost.");
        }

        if ((await SeekAsync(session, known, cancellationToken)).Failed(out var error, out var found))
        {
            return error;
        }

        return found.IsConfirmed || clock.GetUtcNow() - known.At >= Grace
            ? found
            : throw new ConnectorUnavailableException(RunErrors.NotYetClear(session.Api.Host, session.Key));
    }

    private async Task<Result<RunOrder>> OrderAsync(RunSession session, StartPipeline effect, CancellationToken cancellationToken)
    {
        if ((await session.Secrets.RevealAsync(effect.Inputs, cancellationToken)).Failed(out var error, out var inputs))
        {
            return error;
        }

        await sent.KeepAsync(session.Key, session.Secrets.References, cancellationToken);
        var secrets = effect.Inputs.Where(input => input.Value.Kind == DataKind.Secret).Select(input => input.Key).ToImmutableHashSet(StringComparer.Ordinal);
        return new RunOrder(effect.Pipeline, effect.Ref, inputs, secrets, RunStart.CorrelationOf(session.Key));
    }

    private async Task<Result<RunStart>> CallAsync(RunSession session, RunStart start, Func<CancellationToken, Task<Result<StartedRun>>> call, CancellationToken cancellationToken)
    {
        try
        {
            if ((await call(cancellationToken)).Failed(out var error, out var run))
            {
                await starts.ForgetAsync(start, cancellationToken);
                return error;
            }

            return await ConfirmAsync(session, start, run, cancellationToken);
        }
        catch (ConnectorUnavailableException unavailable) when (unavailable.NothingDone)
        {
            await starts.ForgetAsync(start, cancellationToken);
            throw;
        }
        catch (ConnectorUnavailableException unavailable) when (!session.Api.CanFind)
        {
            return RunErrors.UnclearStart(session.Api.Host, unavailable.Message);
        }
    }

    private async Task<Result<RunStart>> ConfirmAsync(RunSession session, RunStart start, StartedRun run, CancellationToken cancellationToken) =>
        await starts.WriteAsync(start with { IsConfirmed = true, Handle = run.Handle, ExternalKey = run.ExternalKey, LogUrl = session.Secrets.Redact(run.LogUrl) }, cancellationToken);
}
