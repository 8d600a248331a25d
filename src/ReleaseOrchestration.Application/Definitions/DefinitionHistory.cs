using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Compares versions, and brings old ones back.</summary>
public sealed class DefinitionHistory(DefinitionStore store, DefinitionService service)
{
    /// <summary>What differs between two versions.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="id">The id; it may have been deleted.</param>
    /// <param name="from">The version before; the one before <paramref name="to"/> when none is given.</param>
    /// <param name="to">The version after; the newest when none is given.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<DefinitionDiff>> DiffAsync(DefinitionKind kind, string id, int? from, int? to, CancellationToken cancellationToken)
    {
        var last = await store.FindAsync(kind, id, cancellationToken) ?? await store.FindDeletedAsync(kind, id, cancellationToken);
        var newer = to ?? last?.Version ?? 0;
        var older = from ?? Math.Max(1, newer - 1);
        if (last is null || await store.FindVersionAsync(kind, id, newer, cancellationToken) is not { } after)
        {
            return DefinitionErrors.Unknown(kind, id, to);
        }

        return await store.FindVersionAsync(kind, id, older, cancellationToken) is { } before
            ? await CompareAsync(before, after, cancellationToken)
            : DefinitionErrors.Unknown(kind, id, older);
    }

    /// <summary>Saves the content of an old version as a new one; what was deleted is there again.</summary>
    public async Task<Result<ApplyReport>> RestoreAsync(
        DefinitionKind kind, string id, int version, Precondition precondition, SaveOptions options, CancellationToken cancellationToken) =>
        await store.FindVersionAsync(kind, id, version, cancellationToken) is { } record
            ? await service.PutAsync(kind, id, await store.SourceAsync(record, cancellationToken), precondition, options with { RestoredFrom = version }, cancellationToken)
            : DefinitionErrors.Unknown(kind, id, version);

    private async Task<DefinitionDiff> CompareAsync(DefinitionRecord before, DefinitionRecord after, CancellationToken cancellationToken)
    {
        var (was, now) = (await store.BodyAsync(before, cancellationToken), await store.BodyAsync(after, cancellationToken));
        return new DefinitionDiff(before, after, before.Hash == after.Hash ? [] : DefinitionKinds.Compare(after.Kind, was.Span, now.Span));
    }
}
