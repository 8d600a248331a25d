using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>
/// Makes what is saved equal to documents. Up to <see cref="DefinitionStore.MostAtOnce"/> changes are stored all or nothing; more go in parts, each checked and
/// whole in itself, after all of them were checked.
/// </summary>
public sealed class DefinitionApply(DefinitionService service, DefinitionStore store, DefinitionUses uses, FreezeUpdates freezes, TimeProvider clock)
{
    private const int MostRounds = 100;

    /// <summary>Applies a text.</summary>
    public async Task<Result<ApplyReport>> ApplyAsync(string text, ApplyOptions options, CancellationToken cancellationToken)
    {
        ApplyReport? done = null;
        for (var round = 0; round < MostRounds; round++)
        {
            var guard = await store.GuardAsync(cancellationToken);
            var planned = await PlanAsync(text, options, cancellationToken);
            if (planned.Failed(out var error, out var next))
            {
                return done is null ? error : Partly(error.Message);
            }

            var report = done ?? new ApplyReport(next.Plan.Applied, next.Warnings, next.Plan.Name);
            if (done is null && options.Plan is { } shown && shown != report.Plan)
            {
                return new ApplicationError(ErrorCodes.PlanChanged, 409, "What would be done is no longer what was shown; nothing was saved. Look at the plan again.");
            }

            if (options.DryRun)
            {
                return report;
            }

            var outcome = await store.SaveAsync(next.Plan.Batch.Take(DefinitionStore.MostAtOnce), guard, cancellationToken);
            if (outcome == SaveOutcome.Conflict)
            {
                return done is null ? DefinitionService.Concurrent : Partly("Someone else saved one of them.");
            }

            if (outcome == SaveOutcome.Done && next.Plan.Batch.Count <= DefinitionStore.MostAtOnce)
            {
                return await freezes.TellAsync(report.Applied.Select(applied => applied.Record)) is { } untold ? untold : report;
            }

            done = outcome == SaveOutcome.Done ? report : done;
        }

        return done is null ? DefinitionService.Concurrent : Partly("Others keep saving definitions.");
    }

    private static ApplicationError Partly(string why) => new(
        ErrorCodes.PartlySaved, 409, $"Definitions were changed by others between the parts of this request: {why} What was saved so far is whole in itself; apply the rest by applying again.");

    private async Task<Result<(ApplyPlan Plan, ImmutableArray<Problem> Warnings)>> PlanAsync(string text, ApplyOptions options, CancellationToken cancellationToken)
    {
        var (documents, report) = await service.CheckAsync(text, options.Save.Draft, cancellationToken);
        if (!report.IsValid)
        {
            return DefinitionService.Refuse(report.Problems);
        }

        if (options.Prune && documents.IsEmpty)
        {
            return new ApplicationError(
                ErrorCodes.NothingToKeep, 422, $"The documents hold no definition, so that pruning would delete everything of the source `{options.Source}`. Delete definitions one by one if that is meant.");
        }

        var save = options.Save with { ManagedBy = options.Source.Length > 0 ? options.Source : null };
        var planned = await service.PlanAsync(documents, text, save, Precondition.None, cancellationToken);
        if (planned.Failed(out var error, out var plan))
        {
            return error;
        }

        var whole = await WholeAsync(documents, plan, options, cancellationToken);
        return whole.Failed(out var refused, out var apply) ? refused : (apply, report.Problems);
    }

    private async Task<Result<ApplyPlan>> WholeAsync(ImmutableArray<Document> documents, SavePlan plan, ApplyOptions options, CancellationToken cancellationToken)
    {
        var applied = ImmutableArray.CreateBuilder<AppliedDefinition>();
        var marks = ImmutableArray.CreateBuilder<(DefinitionRecord, string)>();
        var foreign = ImmutableArray.CreateBuilder<DefinitionRecord>();
        foreach (var one in plan.Applied)
        {
            var (stored, etag) = await store.FindStoredAsync(one.Record.Kind, one.Record.Id, cancellationToken);
            if (stored is not null && options.Source.Length > 0 && stored.ManagedBy.Length > 0 && stored.ManagedBy != options.Source && !options.TakeOver)
            {
                foreign.Add(stored);
            }

            var adopts = one.Change == "unchanged" && options.Source.Length > 0 && stored!.ManagedBy != options.Source;
            if (adopts)
            {
                marks.Add((stored! with { ManagedBy = options.Source }, etag!));
            }

            applied.Add(adopts ? one with { Change = "adopted" } : await CountedAsync(one, stored, plan, cancellationToken));
        }

        if (foreign.Count > 0)
        {
            return Foreign(foreign.ToImmutable(), options.Source);
        }

        var deleted = options.Prune ? await SurplusAsync(documents, options, cancellationToken) : [];
        applied.AddRange(deleted.Select(deletion => new AppliedDefinition(deletion.Record, "deleted")));
        return await StillUsedAsync(documents, deleted, cancellationToken)
            ?? (Result<ApplyPlan>)new ApplyPlan(applied.ToImmutable(), new DefinitionBatch(SaveOrder.Of(plan.Changes, change => change.Record), marks.ToImmutable(), Backwards(deleted)));
    }

    private static ImmutableArray<(DefinitionRecord Record, string ETag)> Backwards(ImmutableArray<(DefinitionRecord Record, string ETag)> deleted) =>
        [.. SaveOrder.Of(deleted, deletion => deletion.Record).Reverse()];

    private async Task<AppliedDefinition> CountedAsync(AppliedDefinition one, DefinitionRecord? stored, SavePlan plan, CancellationToken cancellationToken)
    {
        if (one.Change != "updated" || stored is null)
        {
            return one;
        }

        var after = plan.Changes.First(change => change.Record == one.Record).Body;
        var before = await store.BodyAsync(stored, cancellationToken);
        return one with { Differences = DefinitionKinds.Compare(one.Record.Kind, before.Span, after).Length };
    }

    private static ApplicationError Foreign(ImmutableArray<DefinitionRecord> foreign, string source)
    {
        var first = foreign[0];
        return new ApplicationError(
            ErrorCodes.ManagedElsewhere,
            409,
            $"The {first.Kind.Words()} `{first.Id}`{(foreign.Length > 1 ? $" and {foreign.Length - 1} more" : string.Empty)} is managed by the source `{first.ManagedBy}`, not by `{source}`; nothing was saved. Remove it from one of the two, or take it over.")
        {
            Problems = [.. foreign.Select(record => new Problem(
                ErrorCodes.ManagedElsewhere,
                Severity.Error,
                $"The {record.Kind.Words()} `{record.Id}` is managed by the source `{record.ManagedBy}`.",
                SourcePosition.None,
                $"{record.Kind.Spelling()}/{record.Id}",
                "Remove it from one of the two sources, or take it over."))],
        };
    }

    private async Task<ImmutableArray<(DefinitionRecord Record, string ETag)>> SurplusAsync(
        ImmutableArray<Document> documents, ApplyOptions options, CancellationToken cancellationToken)
    {
        var kept = documents.Select(DefinitionKinds.Identify).ToHashSet();
        var deletion = new Deletion(clock.GetUtcNow(), options.Save.Actor, $"no longer in the source {options.Source}");
        var surplus = ImmutableArray.CreateBuilder<(DefinitionRecord, string)>();
        foreach (var kind in Enum.GetValues<DefinitionKind>())
        {
            await foreach (var record in store.NewestAsync(kind, cancellationToken))
            {
                if (record.ManagedBy == options.Source
                    && !kept.Contains((kind, record.Id))
                    && await store.FindStoredAsync(kind, record.Id, cancellationToken) is { Record: { } stored, ETag: { } etag })
                {
                    surplus.Add((stored with { Deletion = deletion }, etag));
                }
            }
        }

        return surplus.ToImmutable();
    }

    // What is saved in the same request counts as it will be; the rest as it is.
    private async Task<ApplicationError?> StillUsedAsync(
        ImmutableArray<Document> documents, ImmutableArray<(DefinitionRecord Record, string ETag)> deleted, CancellationToken cancellationToken)
    {
        if (deleted.IsEmpty)
        {
            return null;
        }

        ImmutableArray<(DefinitionKind, string)> targets = [.. deleted.Select(deletion => (deletion.Record.Kind, deletion.Record.Id))];
        var saved = documents.Select(DefinitionKinds.Identify).Select(document => (document.Kind.Spelling(), document.Id)).ToHashSet();
        var others = (await uses.OfAsync(targets, cancellationToken)).Where(user => user.Use.Protects && !saved.Contains((user.Use.Kind, user.Use.Id)));
        var own = documents.SelectMany(document => DefinitionReferences.Of(document)
            .Where(reference => targets.Contains((reference.Kind, reference.Id)))
            .Select(reference => (reference.Kind, reference.Id, Use(document, reference))));
        ImmutableArray<(DefinitionKind Kind, string Id, DefinitionUse Use)> users = [.. others, .. own];
        return users.IsEmpty ? null : DefinitionDeletion.InUse(users);
    }

    private static DefinitionUse Use(Document document, DefinitionReference reference)
    {
        var (kind, id) = DefinitionKinds.Identify(document);
        return new DefinitionUse(kind.Spelling(), id, DefinitionKinds.NameOf(document), Version: null, reference.Version, Status: null, Protects: true);
    }
}
