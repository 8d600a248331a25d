using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>
/// Creates and starts releases. A start is written down with all that it pins before the machine is started, so that whoever finds it half done can
/// finish it.
/// </summary>
public sealed class ReleaseService(
    ReleaseStore releases, ReleaseQueries queries, ReleasePlanner planner, ReleaseReaches reaches, GroupStarts groups, IExecutionRuntime runtime, IRandomSource random, TimeProvider clock)
{
    // Each try that fails is another release of the group that started in between.
    private const int MostTries = 20;

    private readonly ReleaseDrafts _drafts = new(new ReleaseIds(random), clock);
    private readonly GroupDefaults _defaults = new(groups);

    /// <summary>Creates a release, and starts it, now or at its time, when asked to; what cannot start is not created.</summary>
    public async Task<Result<ReleaseOverview>> CreateAsync(CreateRelease request, Origin origin, CancellationToken cancellationToken)
    {
        var filled = await _defaults.FillAsync(request, cancellationToken);
        if (filled.Failed(out var error, out var whole))
        {
            return error;
        }

        return _drafts.Make(whole, origin).Failed(out error, out var draft) ? error : await CreateAsync(draft, whole.Start, origin, cancellationToken);
    }

    /// <summary>Starts a draft, or a release before its time.</summary>
    public async Task<Result<ReleaseOverview>> StartAsync(string id, Origin origin, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (await releases.FindAsync(id, cancellationToken) is not (var record, var etag))
            {
                return ReleaseQueries.Unknown(id);
            }

            if (Refusal(record) is { } refusal)
            {
                return refusal;
            }

            if (record.WasStarted)
            {
                return await RestartedAsync(record, origin, cancellationToken);
            }

            var planned = await PlanAsync(record, start: true, origin, cancellationToken);
            if (planned.Failed(out var error, out var plan))
            {
                return error;
            }

            if (await releases.ChangeAsync(plan.Record, etag, cancellationToken, plan.Writes))
            {
                return await FinishAsync(plan.Record, cancellationToken);
            }
        }

        return new ApplicationError(ErrorCodes.GroupBusy, 409, $"Other releases of its group kept starting while '{id}' was about to. Try again.");
    }

    /// <summary>Finishes starts that were interrupted; one that cannot be finished keeps none of the others from it.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="AggregateException">Some could not be finished.</exception>
    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        var ids = await releases.StartingAsync(cancellationToken);
        var failures = new List<Exception>();
        foreach (var id in ids)
        {
            try
            {
                await RecoverAsync(id, cancellationToken);
            }
#pragma warning disable CA1031 // One that fails, perhaps for ever, must not keep the others from starting; it is told below.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failures.Add(exception);
            }
        }

        return failures.Count == 0 ? ids.Length : throw new AggregateException($"{failures.Count} of {ids.Length} starts that were interrupted could not be finished.", failures);
    }

    private async Task RecoverAsync(string id, CancellationToken cancellationToken)
    {
        if (await releases.FindAsync(id, cancellationToken) is { } found)
        {
            await FinishAsync(found.Record, cancellationToken);
        }
    }

    private static ApplicationError Started(string id) => new(ErrorCodes.AlreadyStarted, 409, $"The release '{id}' was started before; read it to see how it is.");

    private static ApplicationError? Refusal(ReleaseRecord record) => record.State != LaunchState.Cancelled ? null
        : new(ErrorCodes.CalledOff, 409, $"The release '{record.Id}' was called off. Schedule it again, or clone it.");

    private static StartRelease Start(ReleaseRecord record) => new()
    {
        Self = record.Address,
        RulesVersion = RulesVersion.Current,
        DefinitionHash = record.DefinitionHash,
        Inputs = record.ResolvedInputs ?? new InputValues(),
        RootReleaseId = record.Id,
        Facts = new ReleaseFacts
        {
            Id = record.Id,
            Name = record.Name,
            Version = record.Version,
            Group = record.Group,
            StartedAt = record.StartedAt!.Value,
            StartedBy = record.StartedBy,
            CreatedBy = record.CreatedBy,
            Tags = record.Tags,
        },
    };

    private async Task<Result<ReleaseOverview>> CreateAsync(ReleaseRecord draft, bool start, Origin origin, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var planned = await PlanAsync(draft, start, origin, cancellationToken);
            if (planned.Failed(out var error, out var plan))
            {
                return error;
            }

            if (await releases.AddAsync(plan.Record, cancellationToken, plan.Writes))
            {
                return await FinishAsync(plan.Record, cancellationToken);
            }

            if (plan.Writes.IsEmpty || attempt == MostTries || !await releases.IsFreeAsync(draft.Id, cancellationToken))
            {
                return await ExistingAsync(plan.Record, origin, cancellationToken);
            }
        }
    }

    private async Task<Result<GroupStart>> PlanAsync(ReleaseRecord record, bool start, Origin origin, CancellationToken cancellationToken)
    {
        if (!start)
        {
            return await planner.CheckAsync(record, cancellationToken) is { } wrong ? wrong : new GroupStart(await reaches.FillAsync(record, cancellationToken), []);
        }

        var starting = record with
        {
            State = LaunchState.Starting,
            StartedAt = clock.GetUtcNow(),
            StartedBy = origin.Actor,
            StartedWith = origin.Operation ?? string.Empty,
        };
        var planned = await planner.PlanAsync(starting, cancellationToken);
        return planned.Failed(out var error, out var pinned) ? error : await groups.PrepareAsync(await reaches.FillAsync(pinned, cancellationToken), origin, cancellationToken);
    }

    private async Task<Result<ReleaseOverview>> ExistingAsync(ReleaseRecord record, Origin origin, CancellationToken cancellationToken) =>
        origin.Operation is { } operation && await releases.FindAsync(record.Id, cancellationToken) is { } found && found.Record.CreatedWith == operation
            ? await FinishAsync(found.Record, cancellationToken)
            : new ApplicationError(ErrorCodes.ReleaseExists, 409, $"There is a release '{record.Id}' already; choose another id (upper and lower case count as the same).");

    private async Task<Result<ReleaseOverview>> RestartedAsync(ReleaseRecord record, Origin origin, CancellationToken cancellationToken) =>
        origin.Operation is { } operation && record.StartedWith == operation ? await FinishAsync(record, cancellationToken) : Started(record.Id);

    // Starting a machine that exists does nothing, so that this may run twice.
    private async Task<ReleaseOverview> FinishAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        if (record.State == LaunchState.Starting)
        {
            await runtime.StartAsync(Start(record), cancellationToken);
            await ConfirmAsync(record.Id, cancellationToken);
        }

        return await queries.OverviewAsync(record, cancellationToken);
    }

    private async Task ConfirmAsync(string id, CancellationToken cancellationToken)
    {
        while (await releases.FindAsync(id, cancellationToken) is { Record.State: LaunchState.Starting } found)
        {
            if (await releases.ChangeAsync(found.Record with { State = LaunchState.Started }, found.ETag, cancellationToken))
            {
                return;
            }
        }
    }
}
