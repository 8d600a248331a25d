using System.Text.Json;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>Keeps which groups cannot be planned, since when and why, so that whoever looks at a group sees it.</summary>
public sealed class PlanningTroubles(IDocumentStore documents, TimeProvider clock)
{
    private const string Partition = "cadence-trouble";

    /// <summary>What keeps a group from being planned; null when nothing does.</summary>
    public async Task<PlanningTrouble?> OfAsync(string group, CancellationToken cancellationToken) =>
        await documents.GetAsync(new(Partition, group), cancellationToken) is { } document ? Read(document) : null;

    /// <summary>Keeps what a tick has found, where it is not what was known.</summary>
    /// <returns>How many groups cannot be planned.</returns>
    internal async Task<int> KeepAsync(CadenceFailures failures, CancellationToken cancellationToken)
    {
        var known = await AllAsync(cancellationToken);
        foreach (var group in known.Keys.Where(group => !failures.Unplanned(group)))
        {
            await documents.WriteAsync([new(new(Partition, group), Body: null)], cancellationToken);
        }

        foreach (var failure in failures.All)
        {
            var before = known.GetValueOrDefault(failure.Group);
            var trouble = new PlanningTrouble(before?.Since ?? clock.GetUtcNow(), failure.Reason);
            if (trouble != before)
            {
                await documents.WriteAsync([new(new(Partition, failure.Group), JsonSerializer.SerializeToUtf8Bytes(trouble, ApplicationJsonContext.Default.PlanningTrouble))], cancellationToken);
            }
        }

        return failures.All.Length;
    }

    private async Task<Dictionary<string, PlanningTrouble>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, PlanningTrouble>(StringComparer.Ordinal);
        await foreach (var document in documents.ReadAllAsync(Partition, string.Empty, cancellationToken))
        {
            all[document.Key.Row] = Read(document);
        }

        return all;
    }

    private static PlanningTrouble Read(StoredDocument document) => JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.PlanningTrouble)!;
}
