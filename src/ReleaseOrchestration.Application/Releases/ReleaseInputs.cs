using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Where the values of a release come from. Everything is read from what the release pinned, so that the answer stays the same.</summary>
public sealed class ReleaseInputs(ReleaseQueries releases, ReleaseStore records, DefinitionStore definitions, ProcessPinning pinning, IDefinitionSource pinned, IAuditTrail trail)
{
    private const int PageSize = 1000;
    private const string Retried = "activity.retried";

    /// <summary>Every input of a release.</summary>
    /// <param name="id">The release.</param>
    /// <param name="run">Which of its runs; null for the newest.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<ReleaseInputList>> GetAsync(string id, int? run, CancellationToken cancellationToken)
    {
        var found = await releases.GetAsync(id, run, cancellationToken);
        if (found.Failed(out var error, out var details))
        {
            return error;
        }

        if (await records.FindAsync(id, cancellationToken) is not { Record: var record })
        {
            return ReleaseQueries.Unknown(id);
        }

        var process = await ProcessAsync(record, cancellationToken);
        if (process.Failed(out error, out var definition))
        {
            return error;
        }

        var (set, revision) = await InputSetAsync(record, cancellationToken);
        var given = new InputGiving
        {
            Process = definition,
            ProcessVersion = record.ProcessVersion,
            InputSet = set,
            InputSetRevision = revision,
            Overrides = record.Inputs,
            OverriddenBy = record.CreatedBy,
            Retries = await RetriesAsync(new MachineAddress(id, details.Release.Run, string.Empty), record.WasStarted, cancellationToken),
            Attempts = Attempts(details.Tree),
        };
        return new ReleaseInputList(id, details.Release.Run, record.Process, record.ProcessVersion, record.InputSet, revision, InputTrace.Of(given));
    }

    private async Task<Result<ProcessDefinition>> ProcessAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        if (record.DefinitionHash.Length > 0)
        {
            return await pinned.LoadAsync(record.DefinitionHash, cancellationToken);
        }

        var draft = await pinning.PinAsync(record.Process, record.ProcessVersion, cancellationToken);
        return draft.Failed(out var error, out var process) ? error : process.Process;
    }

    private async Task<(InputSetDefinition? Set, int? Revision)> InputSetAsync(ReleaseRecord record, CancellationToken cancellationToken) =>
        record.InputSet.Length > 0 && await definitions.FindAsync(DefinitionKind.InputSet, record.InputSet, record.InputSetVersion, cancellationToken) is { } set
            ? (DefinitionCodec.DeserializeInputSet((await definitions.BodyAsync(set, cancellationToken)).Span), set.Version)
            : (null, record.InputSetVersion);

    private async Task<ImmutableArray<RetryInputs>> RetriesAsync(MachineAddress release, bool wasStarted, CancellationToken cancellationToken)
    {
        var retries = ImmutableArray.CreateBuilder<RetryInputs>();
        var page = ImmutableArray<AuditLine>.Empty;
        while (wasStarted)
        {
            page = await trail.ReadAsync(release, page.IsEmpty ? 0 : page[^1].Sequence, PageSize, cancellationToken);
            retries.AddRange(page.Select(line => AuditEntry.Read(line.Body.Span)).OfType<AuditEntry>().Select(Retry).OfType<RetryInputs>());
            if (page.Length < PageSize)
            {
                break;
            }
        }

        return retries.ToImmutable();
    }

    private static RetryInputs? Retry(AuditEntry entry) =>
        entry.Event == Retried && entry.Details?.Find("changedInputs") is { Kind: DataKind.Map } changed
            ? new RetryInputs(entry.Path, entry.Actor, entry.At, entry.Attempt, changed.Entries)
            : null;

    private static ImmutableDictionary<string, ImmutableSortedDictionary<string, DataValue>> Attempts(TreeNode tree) => tree.All()
        .Where(node => !node.Attempts.IsEmpty)
        .ToImmutableDictionary(node => node.Path, node => node.Attempts[^1].Inputs, StringComparer.Ordinal);
}
