using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Checks and saves what teams write.</summary>
public sealed class DefinitionService(DefinitionStore store, TimeProvider clock)
{
    /// <summary>Checks a text against itself and what is saved; saves nothing.</summary>
    public async Task<ValidationReport> ValidateAsync(string text, CancellationToken cancellationToken) =>
        (await CheckAsync(text, cancellationToken)).Report;

    /// <summary>Saves every document of a text, or none.</summary>
    public async Task<Result<ApplyReport>> ApplyAsync(string text, string actor, CancellationToken cancellationToken)
    {
        var (documents, report) = await CheckAsync(text, cancellationToken);
        return report.IsValid ? await SaveAsync(documents, report, text, actor, Precondition.None, cancellationToken) : Refuse(report.Problems);
    }

    /// <summary>Saves one definition under an id.</summary>
    public async Task<Result<ApplyReport>> PutAsync(
        DefinitionKind kind, string id, string text, Precondition precondition, string actor, CancellationToken cancellationToken)
    {
        var (documents, report) = await CheckAsync(text, cancellationToken);
        if (!report.IsValid)
        {
            return Refuse(report.Problems);
        }

        return Mismatch(documents, kind, id) is { } problem
            ? Refuse([problem])
            : await SaveAsync(documents, report, text, actor, precondition, cancellationToken);
    }

    private static ApplicationError Refuse(ImmutableArray<Problem> problems)
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

    private async Task<(ImmutableArray<Document> Documents, ValidationReport Report)> CheckAsync(string text, CancellationToken cancellationToken)
    {
        var read = DocumentReader.Read(text);
        var problems = read.Problems;

        // Scenarios are tests: they run where they are written, and are not kept.
        ImmutableArray<Document> documents = [.. read.Documents.Where(document => document is not ScenarioDocument)];
        if (!read.HasErrors)
        {
            var further = await new DocumentSetCheck(new DefinitionCatalog(store, documents)).CheckAsync(documents, cancellationToken);
            problems = [.. problems.Concat(further).Distinct()];
        }

        return (documents, new ValidationReport([.. documents.Select(DefinitionKinds.Identify)], problems));
    }

    private async Task<Result<ApplyReport>> SaveAsync(
        ImmutableArray<Document> documents, ValidationReport report, string text, string actor, Precondition precondition, CancellationToken cancellationToken)
    {
        var applied = ImmutableArray.CreateBuilder<AppliedDefinition>();
        var changes = ImmutableArray.CreateBuilder<DefinitionChange>();
        foreach (var document in documents)
        {
            var (stored, etag) = await FindAsync(document, cancellationToken);
            if (!precondition.IsMetBy(stored))
            {
                return Unmet(document, stored, precondition);
            }

            var body = DefinitionKinds.Serialize(document);
            if (stored?.Hash == DefinitionCodec.Hash(body))
            {
                applied.Add(new AppliedDefinition(stored, "unchanged"));
                continue;
            }

            var change = Change(document, body, SourceSlices.Of(document, text), stored, etag, actor);
            changes.Add(change);
            applied.Add(new AppliedDefinition(change.Record, stored is null ? "created" : "updated"));
        }

        return await CommitAsync(changes.ToImmutable(), cancellationToken) is { } error ? error : new ApplyReport(applied.ToImmutable(), report.Problems);
    }

    private Task<(DefinitionRecord? Record, string? ETag)> FindAsync(Document document, CancellationToken cancellationToken)
    {
        var (kind, id) = DefinitionKinds.Identify(document);
        return store.FindStoredAsync(kind, id, cancellationToken);
    }

    private async Task<ApplicationError?> CommitAsync(ImmutableArray<DefinitionChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Length > DefinitionStore.MostAtOnce)
        {
            return new ApplicationError(
                ErrorCodes.TooManyDocuments, 422, $"{changes.Length} documents would change; {DefinitionStore.MostAtOnce} can be saved all or nothing. Apply them in several requests.");
        }

        return changes.IsEmpty || await store.SaveAsync(changes, cancellationToken)
            ? null
            : new ApplicationError(ErrorCodes.ConcurrentChange, 409, "Someone else saved one of these definitions at the same moment; nothing was saved. Try again.");
    }

    private static ApplicationError Unmet(Document document, DefinitionRecord? stored, Precondition precondition)
    {
        var (kind, id) = DefinitionKinds.Identify(document);
        var state = stored is null ? "does not exist" : $"is at version {stored.Version} (ETag {stored.ETag})";
        var wish = precondition.MustNotExist ? "it must not exist" : $"If-Match asks for {precondition.IfMatch}";
        return new ApplicationError(ErrorCodes.PreconditionFailed, 412, $"The {kind.Words()} `{id}` {state}, but {wish}. Read it and decide again.");
    }

    private DefinitionChange Change(Document document, byte[] body, string source, DefinitionRecord? stored, string? etag, string actor)
    {
        var (kind, id) = DefinitionKinds.Identify(document);
        var sourceBytes = Encoding.UTF8.GetBytes(source);
        var record = new DefinitionRecord
        {
            Kind = kind,
            Id = id,
            Version = (stored?.Version ?? 0) + 1,
            Name = DefinitionKinds.NameOf(document),
            Process = document is InputSetDocument inputSet ? inputSet.InputSet.Process : string.Empty,
            Tags = document is ProcessDocument process ? process.Process.Tags : [],
            Hash = DefinitionCodec.Hash(body),
            SourceHash = DefinitionCodec.Hash(sourceBytes),
            SavedAt = clock.GetUtcNow(),
            SavedBy = actor,
        };
        return new DefinitionChange(record, body, sourceBytes, etag);
    }
}
