using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Checks documents against each other and against what is saved.</summary>
internal sealed class DocumentSetCheck(DefinitionCatalog catalog)
{
    /// <summary>Everything that reading did not find by itself.</summary>
    public async Task<ImmutableArray<Problem>> CheckAsync(ImmutableArray<Document> documents, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        problems.AddRange(Duplicates(documents));
        foreach (var document in documents)
        {
            problems.AddRange(document switch
            {
                ProcessDocument process => await ProcessAsync(process, cancellationToken),
                StoreEntryDocument entry => await EntryAsync(entry, cancellationToken),
                InputSetDocument inputSet => await InputSetAsync(inputSet, cancellationToken),
                NotificationRuleDocument rule => await new NotificationRuleCheck(catalog).CheckAsync(rule, cancellationToken),
                ReleaseGroupDocument group => await new ReleaseGroupCheck(catalog).CheckAsync(group, cancellationToken),
                _ => [],
            });
        }

        return problems.ToImmutable();
    }

    private static IEnumerable<Problem> Duplicates(ImmutableArray<Document> documents) =>
        documents.GroupBy(DefinitionKinds.Identify).SelectMany(g => g.Skip(1).Select(document => Duplicate(g.Key.Kind.Words(), g.Key.Id, document.Position)));

    internal static Problem Duplicate(string kind, string id, SourcePosition position) => new(
        ErrorCodes.DuplicateDocument, Severity.Error, $"The {kind} `{id}` stands in the text twice.", position, Fix: "Remove one of them, or give it another id.");

    private async Task<ImmutableArray<Problem>> ProcessAsync(ProcessDocument document, CancellationToken cancellationToken)
    {
        var linked = await catalog.LinkAsync(document.Process, document.Sources, cancellationToken);
        var subprocesses = await new SubprocessCheck(catalog).CheckAsync(linked.Process, document.Sources, cancellationToken);
        var uses = await new StoreUseCheck(catalog).CheckAsync(document, linked.Problems, cancellationToken);
        return [.. uses, .. ProcessChecker.Check(linked.Process, document.Sources), .. subprocesses];
    }

    private async Task<ImmutableArray<Problem>> EntryAsync(StoreEntryDocument document, CancellationToken cancellationToken)
    {
        const string Path = "activity.version";
        var next = await catalog.NextVersionAsync(document, cancellationToken);
        return document.Entry.Version is 0 || document.Entry.Version == next
            ? []
            : [new Problem(
                ErrorCodes.OtherVersion,
                Severity.Warning,
                $"The document says version {document.Entry.Version}; the store counts {next}.",
                document.Sources.Find(Path),
                Path,
                "Leave `version` out, or write the number that the store counts.")];
    }

    private async Task<ImmutableArray<Problem>> InputSetAsync(InputSetDocument document, CancellationToken cancellationToken)
    {
        const string Path = "inputSet.process";
        if (await InputSetStates.OfAsync(document.InputSet, catalog, cancellationToken) is not { } state)
        {
            return [new Problem(
                ErrorCodes.InputSetWithoutProcess,
                Severity.Error,
                $"There is no process `{document.InputSet.Process}`.",
                document.Sources.Find(Path),
                Path,
                "Apply it first, or in the same request.")];
        }

        return [.. state.Problems.Select(p => p with { Position = document.Sources.Find(p.Path) })];
    }
}
