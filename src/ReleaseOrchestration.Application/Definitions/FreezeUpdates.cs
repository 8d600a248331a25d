using System.Collections.Immutable;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>
/// Tells the machine of the freezes, and the scheduler of releases, what was saved and deleted. Telling it twice does no harm, so that whoever finds a server stopped between the two tells it
/// all of them again.
/// </summary>
public sealed class FreezeUpdates(DefinitionStore store, IExecutionRuntime runtime, ScheduleSignal? schedule = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Tells about those of some definitions that are freezes, even if who saved them no longer waits.</summary>
    /// <returns>What went wrong; null when they are in force as they were saved.</returns>
    public async Task<ApplicationError?> TellAsync(IEnumerable<DefinitionRecord> records)
    {
        ImmutableArray<DefinitionRecord> told = [.. records];
        if (told.Any(record => record.Kind == DefinitionKind.ReleaseGroup))
        {
            schedule?.Raise();
        }

        foreach (var record in told.Where(r => r.Kind == DefinitionKind.Freeze))
        {
            if (await TellAsync(record, CancellationToken.None) is not { Accepted: true })
            {
                return new ApplicationError(
                    ErrorCodes.FreezeNotInForce, 503, $"The freeze '{record.Id}' is saved as you sent it, but not in force yet. Send the request again, or restart the server.");
            }
        }

        return null;
    }

    /// <summary>Tells about all freezes that there are or were.</summary>
    public async Task TellAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var record in store.DeletedAsync(DefinitionKind.Freeze, cancellationToken))
        {
            await TellAsync(record, cancellationToken);
        }

        await foreach (var record in store.NewestAsync(DefinitionKind.Freeze, cancellationToken))
        {
            await TellAsync(record, cancellationToken);
        }
    }

    private async Task<SignalReply?> TellAsync(DefinitionRecord record, CancellationToken cancellationToken)
    {
        var definition = DefinitionCodec.DeserializeFreeze((await store.BodyAsync(record, cancellationToken)).Span);
        var signal = new SetFreeze
        {
            SignalId = $"freeze {record.Id} {record.Version}{(record.Deletion is null ? string.Empty : " ended")}",
            Actor = record.Deletion?.By ?? record.SavedBy,
            Reason = record.Deletion?.Reason ?? record.Comment,
            Definition = definition,
            Version = record.Version,
            Ended = record.Deletion is not null,
        };
        return await runtime.SignalAsync(MachineAddress.Freezes, signal, Patience, cancellationToken);
    }
}
