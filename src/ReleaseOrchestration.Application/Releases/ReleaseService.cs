using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>
/// Creates and starts releases. A start is written down with all that it pins before the machine is started, so that whoever finds it half done can
/// finish it.
/// </summary>
public sealed class ReleaseService(ReleaseStore releases, ReleaseQueries queries, ReleasePlanner planner, IExecutionRuntime runtime, IRandomSource random, TimeProvider clock)
{
    private readonly ReleaseIds _ids = new(random);

    /// <summary>Creates a release, and starts it when asked to; what cannot start is not created.</summary>
    public async Task<Result<ReleaseOverview>> CreateAsync(CreateRelease request, Origin origin, CancellationToken cancellationToken)
    {
        var id = request.Id ?? _ids.Make(request.Name ?? request.Process, origin.Operation);
        if (!ReleaseIds.IsValid(id))
        {
            return new ApplicationError(
                ErrorCodes.InvalidValue, 422, $"'{id}' cannot be the id of a release: use up to {ReleaseIds.GreatestLength} letters, digits, '-' and '_', a letter or digit first.");
        }

        var planned = await PlanAsync(Draft(id, request, origin), request.Start, origin, cancellationToken);
        if (planned.Failed(out var error, out var record))
        {
            return error;
        }

        if (!await releases.AddAsync(record, cancellationToken))
        {
            return await ExistingAsync(record, origin, cancellationToken);
        }

        return await FinishAsync(record, cancellationToken);
    }

    /// <summary>Starts a draft.</summary>
    public async Task<Result<ReleaseOverview>> StartAsync(string id, Origin origin, CancellationToken cancellationToken)
    {
        if (await releases.FindAsync(id, cancellationToken) is not { } found)
        {
            return ReleaseQueries.Unknown(id);
        }

        if (found.Record.State != LaunchState.Draft)
        {
            return await RestartedAsync(found.Record, origin, cancellationToken);
        }

        var planned = await PlanAsync(found.Record, start: true, origin, cancellationToken);
        if (planned.Failed(out var error, out var record))
        {
            return error;
        }

        return await releases.ChangeAsync(record, found.ETag, cancellationToken) ? await FinishAsync(record, cancellationToken) : Started(id);
    }

    /// <summary>Finishes starts that a crash interrupted.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        var ids = await releases.StartingAsync(cancellationToken);
        foreach (var id in ids)
        {
            if (await releases.FindAsync(id, cancellationToken) is { } found)
            {
                await FinishAsync(found.Record, cancellationToken);
            }
        }

        return ids.Length;
    }

    private static ApplicationError Started(string id) => new(ErrorCodes.AlreadyStarted, 409, $"The release '{id}' was started before; read it to see how it is.");

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

    private ReleaseRecord Draft(string id, CreateRelease request, Origin origin) => new()
    {
        Id = id,
        Name = request.Name ?? request.Process,
        Version = request.Version,
        Process = request.Process,
        ProcessVersion = request.ProcessVersion,
        InputSet = request.InputSet ?? string.Empty,
        Inputs = request.Inputs,
        Group = request.Group ?? string.Empty,
        Tags = request.Tags,
        CreatedAt = clock.GetUtcNow(),
        CreatedBy = origin.Actor,
        CreatedWith = origin.Operation ?? string.Empty,
    };

    private async Task<Result<ReleaseRecord>> PlanAsync(ReleaseRecord record, bool start, Origin origin, CancellationToken cancellationToken)
    {
        if (!start)
        {
            return await planner.CheckAsync(record, cancellationToken) is { } error ? error : record;
        }

        var starting = record with
        {
            State = LaunchState.Starting,
            StartedAt = clock.GetUtcNow(),
            StartedBy = origin.Actor,
            StartedWith = origin.Operation ?? string.Empty,
        };
        return await planner.PlanAsync(starting, cancellationToken);
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
