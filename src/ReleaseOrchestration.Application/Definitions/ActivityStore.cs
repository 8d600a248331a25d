using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What is special about Activity Store entries: they are published version by version, and deprecated.</summary>
public sealed class ActivityStore(DefinitionStore store, TimeProvider clock)
{
    private const DefinitionKind Kind = DefinitionKind.Activity;

    /// <summary>Lets references without a version take a version from now on: a draft, or an old one again.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="version">The version; the newest when none is given.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<DefinitionRecord>> PublishAsync(string id, int? version, string actor, CancellationToken cancellationToken)
    {
        if (version is { } number && await store.FindVersionAsync(Kind, id, number, cancellationToken) is null)
        {
            return DefinitionErrors.Unknown(Kind, id, version);
        }

        return await ChangeAsync(id, record => record with { PublishedVersion = version ?? record.Version }, actor, cancellationToken);
    }

    /// <summary>Advises against an entry: whoever saves a process that refers to it is warned. What runs is untouched.</summary>
    public async Task<Result<DefinitionRecord>> DeprecateAsync(string id, string? reason, string? replacement, string actor, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, "'reason' is required: why the entry should no longer be used.");
        }

        if (replacement == id || (replacement is not null && await store.FindAsync(Kind, replacement, cancellationToken) is null))
        {
            var what = replacement == id ? "is the entry itself" : "is no entry of the Activity Store";
            return new ApplicationError(ErrorCodes.InvalidValue, 422, $"'replacement' must be the id of another entry of the Activity Store; '{replacement}' {what}.");
        }

        return await ChangeAsync(id, record => record with { Deprecation = new Deprecation(reason, replacement, clock.GetUtcNow(), actor) }, actor, cancellationToken);
    }

    /// <summary>Takes a deprecation back; does nothing where there is none.</summary>
    public Task<Result<DefinitionRecord>> UndeprecateAsync(string id, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, static record => record with { Deprecation = null }, actor, cancellationToken);

    private async Task<Result<DefinitionRecord>> ChangeAsync(string id, Func<DefinitionRecord, DefinitionRecord> change, string actor, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (record, etag) = await store.FindStoredAsync(Kind, id, cancellationToken);
            if (record is null)
            {
                return await DefinitionErrors.MissingAsync(store, Kind, id, cancellationToken);
            }

            var changed = change(record);
            if (await store.MarkAsync(changed, etag!, actor, cancellationToken))
            {
                return changed;
            }
        }
    }
}
