using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Checks and saves what teams write.</summary>
public sealed class DefinitionService(DefinitionStore store, FreezeUpdates freezes, TimeProvider clock)
{
    // Whoever loses a round against a deletion, or against another save with references, checks again.
    private const int MostRounds = 50;

    /// <summary>Checks a text, its scenarios too, against itself and what is saved; saves nothing.</summary>
    public async Task<ValidationReport> ValidateAsync(string text, CancellationToken cancellationToken)
    {
        var (documents, report) = await CheckAsync(text, draft: false, cancellationToken);
        var read = DocumentReader.Read(text);
        if (read.HasErrors)
        {
            return report;
        }

        var scenarios = await new ScenarioCheck(new DefinitionCatalog(store, documents), read.Documents).CheckAsync(cancellationToken);
        return report with { Problems = [.. report.Problems, .. scenarios] };
    }

    /// <summary>Saves every document of a text, or none.</summary>
    public Task<Result<ApplyReport>> ApplyAsync(string text, string actor, CancellationToken cancellationToken) =>
        ApplyAsync(text, new SaveOptions(actor), cancellationToken);

    /// <summary>Saves every document of a text, or none.</summary>
    public Task<Result<ApplyReport>> ApplyAsync(string text, SaveOptions options, CancellationToken cancellationToken) =>
        SaveAsync(text, options, Precondition.None, static _ => null, cancellationToken);

    /// <summary>Saves one definition under an id.</summary>
    public Task<Result<ApplyReport>> PutAsync(
        DefinitionKind kind, string id, string text, Precondition precondition, string actor, CancellationToken cancellationToken) =>
        PutAsync(kind, id, text, precondition, new SaveOptions(actor), cancellationToken);

    /// <summary>Saves one definition under an id.</summary>
    public Task<Result<ApplyReport>> PutAsync(
        DefinitionKind kind, string id, string text, Precondition precondition, SaveOptions options, CancellationToken cancellationToken) =>
        SaveAsync(text, options, precondition, documents => Mismatch(documents, kind, id), cancellationToken);

    internal static ApplicationError Concurrent { get; } =
        new(ErrorCodes.ConcurrentChange, 409, "Someone else saved one of these definitions at the same moment; nothing was saved. Try again.");

    internal static ApplicationError Refuse(ImmutableArray<Problem> problems)
    {
        var errors = problems.Where(p => p.Severity == Severity.Error).ToArray();
        var message = errors.Length == 1 ? errors[0].Message : $"The documents have {errors.Length} errors; nothing was saved.";
        return new ApplicationError(errors.Length == 1 ? errors[0].Code : ErrorCodes.InvalidDocuments, 422, message) { Problems = problems };
    }

    private static Problem? Mismatch(ImmutableArray<Document> documents, DefinitionKind kind, string id)
    {
        if (documents.IsEmpty)
        {
            return new Problem(
                ErrorCodes.OtherKind, Severity.Error, $"This address takes one {kind.Words()}; the text holds scenarios alone.", SourcePosition.None, Fix: "Run scenarios with `relo scenario`.");
        }

        foreach (var document in documents)
        {
            var (otherKind, otherId) = DefinitionKinds.Identify(document);
            if (otherKind != kind)
            {
                return new Problem(
                    ErrorCodes.OtherKind, Severity.Error, $"This address takes one {kind.Words()}; the text holds a {otherKind.Words()}.", document.Position, Fix: "Use /api/apply for several documents.");
            }

            if (otherId != id)
            {
                return new Problem(
                    ErrorCodes.OtherId, Severity.Error, $"The address says `{id}`, the document `{otherId}`.", document.Position, Fix: "Make them the same.");
            }
        }

        return null;
    }

    internal async Task<(ImmutableArray<Document> Documents, ValidationReport Report)> CheckAsync(string text, bool draft, CancellationToken cancellationToken)
    {
        var read = DocumentReader.Read(text);
        var problems = read.Problems;

        // Scenarios are tests: they run where they are written, and are not kept.
        ImmutableArray<Document> documents = [.. read.Documents.Where(document => document is not ScenarioDocument)];
        if (!read.HasErrors)
        {
            var further = await new DocumentSetCheck(new DefinitionCatalog(store, documents, draft)).CheckAsync(documents, cancellationToken);
            problems = [.. problems.Concat(further).Distinct()];
        }

        return (documents, new ValidationReport([.. documents.Select(DefinitionKinds.Identify)], problems));
    }

    private async Task<Result<ApplyReport>> SaveAsync(
        string text, SaveOptions options, Precondition precondition, Func<ImmutableArray<Document>, Problem?> mismatch, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var guard = await store.GuardAsync(cancellationToken);
            var (documents, report) = await CheckAsync(text, options.Draft, cancellationToken);
            if (!report.IsValid || mismatch(documents) is not null)
            {
                return Refuse(report.IsValid ? [mismatch(documents)!] : report.Problems);
            }

            var planned = await PlanAsync(documents, text, options, precondition, cancellationToken);
            if (planned.Failed(out var error, out var plan))
            {
                return error;
            }

            if (plan.Changes.Length > DefinitionStore.MostAtOnce)
            {
                return new ApplicationError(
                    ErrorCodes.TooManyDocuments, 422, $"{plan.Changes.Length} documents would change; {DefinitionStore.MostAtOnce} can be saved all or nothing. Apply them in several requests.");
            }

            if (await store.SaveAsync(plan.Changes, guard, cancellationToken) is var outcome && outcome != SaveOutcome.ReferencesMoved)
            {
                return outcome == SaveOutcome.Done ? await FinishAsync(plan, report) : Concurrent;
            }
        }

        return Concurrent;
    }

    private async Task<Result<ApplyReport>> FinishAsync(SavePlan plan, ValidationReport report) =>
        await freezes.TellAsync(plan.Applied.Select(applied => applied.Record)) is { } error ? error : new ApplyReport(plan.Applied, report.Problems);

    internal async Task<Result<SavePlan>> PlanAsync(
        ImmutableArray<Document> documents, string text, SaveOptions options, Precondition precondition, CancellationToken cancellationToken)
    {
        var plan = new SavePlan([], []);
        foreach (var document in documents)
        {
            var (stored, etag) = await FindAsync(document, cancellationToken);
            if (!precondition.IsMetBy(stored))
            {
                return Unmet(document, stored, precondition);
            }

            var body = DefinitionKinds.Serialize(document);
            plan = stored?.Hash == DefinitionCodec.Hash(body)
                ? plan.Keep(stored)
                : plan.Add(await ChangeAsync(document, body, SourceSlices.Of(document, text), stored, etag, options, cancellationToken));
        }

        return plan;
    }

    private Task<(DefinitionRecord? Record, string? ETag)> FindAsync(Document document, CancellationToken cancellationToken)
    {
        var (kind, id) = DefinitionKinds.Identify(document);
        return store.FindStoredAsync(kind, id, cancellationToken);
    }

    private static ApplicationError Unmet(Document document, DefinitionRecord? stored, Precondition precondition)
    {
        var (kind, id) = DefinitionKinds.Identify(document);
        var state = stored is null ? "does not exist" : $"is at version {stored.Version} (ETag {stored.ETag})";
        var wish = precondition.MustNotExist ? "it must not exist" : $"If-Match asks for {precondition.IfMatch}";
        return new ApplicationError(ErrorCodes.PreconditionFailed, 412, $"The {kind.Words()} `{id}` {state}, but {wish}. Read it and decide again.");
    }

    private async Task<DefinitionChange> ChangeAsync(
        Document document, byte[] body, string source, DefinitionRecord? stored, string? etag, SaveOptions options, CancellationToken cancellationToken)
    {
        var (kind, id) = DefinitionKinds.Identify(document);
        var last = stored ?? await store.LastDeletedAsync(kind, id, cancellationToken);
        var sourceBytes = Encoding.UTF8.GetBytes(source);
        var record = new DefinitionRecord
        {
            Kind = kind,
            Id = id,
            Version = (last?.Version ?? 0) + 1,
            Name = DefinitionKinds.NameOf(document),
            Process = DefinitionKinds.ProcessOf(document),
            Type = DefinitionKinds.TypeOf(document),
            Description = DefinitionKinds.DescriptionOf(document),
            Tags = DefinitionKinds.TagsOf(document),
            References = DefinitionReferences.Of(document),
            Hash = DefinitionCodec.Hash(body),
            SourceHash = DefinitionCodec.Hash(sourceBytes),
            SavedAt = clock.GetUtcNow(),
            SavedBy = options.Actor,
            Comment = options.Comment,
            ManagedBy = options.ManagedBy ?? stored?.ManagedBy ?? string.Empty,
            RestoredFrom = options.RestoredFrom,
            PublishedVersion = options.Draft && kind == DefinitionKind.Activity ? stored?.Published ?? 0 : null,
            Deprecation = stored?.Deprecation,
        };
        return new DefinitionChange(record, body, sourceBytes, etag);
    }
}
