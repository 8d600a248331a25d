using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>What a group asks of a release of it that starts: that those who must have agreed, that none runs besides where they run one after the other, and its version.</summary>
public sealed class GroupStarts(DefinitionStore definitions, ReleaseStore releases, ReleaseQueries queries, IDocumentStore documents)
{
    private readonly GroupTurns _turns = new(documents);
    private readonly GroupVersions _versions = new(documents);

    /// <summary>A group as it is now; null when there is none of that id.</summary>
    public async Task<ReleaseGroupDefinition?> FindAsync(string group, CancellationToken cancellationToken) =>
        group.Length > 0 && await definitions.FindAsync(DefinitionKind.ReleaseGroup, group, cancellationToken) is { } record
            ? DefinitionCodec.DeserializeReleaseGroup((await definitions.BodyAsync(record, cancellationToken)).Span)
            : null;

    /// <summary>The release as it starts, and what is written in the same batch; or why it may not start.</summary>
    /// <param name="record">The release, about to start.</param>
    /// <param name="origin">Who starts it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<Result<GroupStart>> PrepareAsync(ReleaseRecord record, Origin origin, CancellationToken cancellationToken)
    {
        if (await FindAsync(record.Group, cancellationToken) is not { } group)
        {
            return new GroupStart(record, []);
        }

        if (Unapproved(group, record, origin) is { } missing)
        {
            return missing;
        }

        var writes = ImmutableArray.CreateBuilder<DocumentWrite>();
        if (group.Overlap == GroupOverlap.Serialize)
        {
            if (await RunningAsync(group.Id, record.Id, cancellationToken) is { } running)
            {
                return Running(group, running);
            }

            writes.Add(await _turns.TakeAsync(group.Id, record.Id, cancellationToken));
        }

        var versioned = await _versions.NumberAsync(group, record, cancellationToken);
        return versioned.Failed(out var error, out var version) ? error : new GroupStart(record with { Version = version.Text }, [.. writes, .. version.Writes]);
    }

    /// <summary>A release of a group that has started and not ended; null when there is none.</summary>
    internal async Task<string?> RunningAsync(string group, string except, CancellationToken cancellationToken)
    {
        await foreach (var (record, _) in releases.ActiveAsync(group, cancellationToken))
        {
            if (record.Id == except)
            {
                continue;
            }

            if (!await queries.IsOverAsync(record, cancellationToken))
            {
                return record.Id;
            }

            await releases.ForgetActiveAsync(record, cancellationToken);
        }

        return null;
    }

    /// <summary>Why a release waits for those who must agree; null when it does not. Who created it does not agree by starting it.</summary>
    internal static ApplicationError? Unapproved(ReleaseGroupDefinition group, ReleaseRecord record, Origin origin)
    {
        var isApproved = group.Approvers.IsEmpty || record.ApprovedBy.Length > 0
            || (origin.Actor != record.CreatedBy && Approvers.Include(group.Approvers, origin.Actor, origin.Groups));
        return isApproved ? null : new ApplicationError(
            ErrorCodes.StartNotApproved, 409, $"A release of the group '{group.Id}' starts when one of {string.Join(", ", group.Approvers)} has agreed. Ask one of them to approve '{record.Id}', or to start it.");
    }

    private static ApplicationError Running(ReleaseGroupDefinition group, string running) =>
        new(ErrorCodes.GroupBusy, 409, $"Releases of the group '{group.Id}' run one after the other, and '{running}' has not ended. Wait for its end, or abort it.");
}
