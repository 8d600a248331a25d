using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ReleaseOrchestration.Application.Storage;

/// <summary>Reads a partition piece by piece.</summary>
internal static class StoredPages
{
    private const int PageSize = 500;

    /// <summary>All rows that begin with a text, in order; those after one of them where it is given.</summary>
    public static async IAsyncEnumerable<StoredDocument> ReadAllAsync(
        this IDocumentStore store, string partition, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken, string? after = null)
    {
        var range = prefix.Length == 0 ? new RowRange(Limit: PageSize) : RowRange.Prefix(prefix, PageSize);
        range = after is null ? range : range with { From = After(after) };
        ImmutableArray<StoredDocument> page;
        do
        {
            page = await store.QueryAsync(partition, range, cancellationToken);
            foreach (var document in page)
            {
                yield return document;
            }

            range = page.IsEmpty ? range : range with { From = After(page[^1].Key.Row) };
        }
        while (page.Length == PageSize);
    }

    /// <summary>The first row that can stand after another: rows hold no blanks and no control characters.</summary>
    public static string After(string row) => row + '!';
}
