using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>
/// Deletes definitions that nothing uses. Their versions stay readable, for the audit of releases that ran with them; saving the id again counts on from the last.
/// </summary>
public sealed class DefinitionDeletion(DefinitionStore store, DefinitionUses uses, FreezeUpdates freezes, TimeProvider clock)
{
    private const int MostRounds = 50;

    /// <summary>Deletes one definition.</summary>
    public async Task<Result<DefinitionRecord>> DeleteAsync(
        DefinitionKind kind, string id, Precondition precondition, string actor, string reason, CancellationToken cancellationToken)
    {
        var deleted = await DeleteAsync([(kind, id)], precondition, actor, reason, cancellationToken);
        return deleted.Failed(out var error, out var records) ? error : records[0];
    }

    /// <summary>Deletes several definitions, all or none; they may use each other.</summary>
    public Task<Result<ImmutableArray<DefinitionRecord>>> DeleteAsync(
        ImmutableArray<(DefinitionKind Kind, string Id)> targets, string actor, string reason, CancellationToken cancellationToken) =>
        DeleteAsync(targets, Precondition.None, actor, reason, cancellationToken);

    internal static ApplicationError InUse(ImmutableArray<(DefinitionKind Kind, string Id, DefinitionUse Use)> users)
    {
        var (kind, id, _) = users[0];
        var words = users.Where(user => (user.Kind, user.Id) == (kind, id)).Select(user => user.Use.Words).Distinct().ToList();
        var more = words.Count > 5 ? $" and {words.Count - 5} more" : string.Empty;
        return new ApplicationError(ErrorCodes.StillUsed, 409, $"The {kind.Words()} '{id}' is used by {string.Join(", ", words.Take(5))}{more}; nothing was deleted.")
        {
            Problems = [.. users.Select(user => new Problem(
                ErrorCodes.StillUsed,
                Severity.Error,
                $"The {user.Kind.Words()} '{user.Id}' is used by {user.Use.Words}.",
                SourcePosition.None,
                $"{user.Use.Kind}/{user.Use.Id}",
                user.Use.Status is null ? "Let it refer to something else, or delete it first." : "Wait for its end, or abort it."))],
        };
    }

    private static ApplicationError Unmet(DefinitionRecord record, Precondition precondition) => new(
        ErrorCodes.PreconditionFailed,
        412,
        $"The {record.Kind.Words()} `{record.Id}` is at version {record.Version} (ETag {record.ETag}), but If-Match asks for {precondition.IfMatch}. Read it and decide again.");

    private async Task<Result<ImmutableArray<DefinitionRecord>>> DeleteAsync(
        ImmutableArray<(DefinitionKind Kind, string Id)> targets, Precondition precondition, string actor, string reason, CancellationToken cancellationToken)
    {
        if (targets.Length > DefinitionStore.MostAtOnce)
        {
            return new ApplicationError(ErrorCodes.TooManyDocuments, 422, $"{targets.Length} definitions would be deleted; {DefinitionStore.MostAtOnce} can be, all or nothing. Delete them in several requests.");
        }

        for (var round = 0; round < MostRounds; round++)
        {
            var guard = await store.GuardAsync(cancellationToken);
            var found = await FindAsync(targets, precondition, cancellationToken);
            if (found.Failed(out var error, out var definitions))
            {
                return error;
            }

            var users = await uses.OfAsync(targets, cancellationToken);
            if (users.Any(user => user.Use.Protects))
            {
                return InUse([.. users.Where(user => user.Use.Protects)]);
            }

            var deletion = new Deletion(clock.GetUtcNow(), actor, reason);
            var writes = definitions.Select(definition => (Record: definition.Record with { Deletion = deletion }, definition.ETag)).ToImmutableArray();
            if (await store.DeleteAsync(writes, guard, cancellationToken) == SaveOutcome.Done)
            {
                var deleted = writes.Select(write => write.Record).ToImmutableArray();
                return await freezes.TellAsync(deleted) is { } failure ? failure : deleted;
            }
        }

        return new ApplicationError(ErrorCodes.ConcurrentChange, 409, "Others keep saving definitions at this moment; nothing was deleted. Try again.");
    }

    private async Task<Result<ImmutableArray<(DefinitionRecord Record, string ETag)>>> FindAsync(
        ImmutableArray<(DefinitionKind Kind, string Id)> targets, Precondition precondition, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<(DefinitionRecord, string)>();
        foreach (var (kind, id) in targets)
        {
            var (record, etag) = await store.FindStoredAsync(kind, id, cancellationToken);
            if (record is null)
            {
                return await DefinitionErrors.MissingAsync(store, kind, id, cancellationToken);
            }

            if (!precondition.IsMetBy(record))
            {
                return Unmet(record, precondition);
            }

            found.Add((record, etag!));
        }

        return found.ToImmutable();
    }
}
