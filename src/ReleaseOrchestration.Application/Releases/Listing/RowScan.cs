using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>Several ranges of rows as one, the newest release first, each once.</summary>
internal sealed class RowScan
{
    private readonly ImmutableArray<RowReader> _readers;

    private RowScan(ImmutableArray<RowReader> readers) => _readers = readers;

    /// <summary>
    /// Reads the beginning of each alternative and goes on with the one of fewest releases: one that comes to its end, else one whose first rows go back furthest.
    /// </summary>
    public static async Task<RowScan> OpenAsync(ReleaseStore releases, IEnumerable<ImmutableArray<string>> alternatives, string after, CancellationToken cancellationToken)
    {
        RowScan? best = null;
        foreach (var prefixes in alternatives)
        {
            var scan = new RowScan([.. prefixes.Select(prefix => new RowReader(releases, prefix, after))]);
            foreach (var reader in scan._readers)
            {
                await reader.ReadAsync(cancellationToken);
            }

            best = best is null || scan.IsRarerThan(best) ? scan : best;
        }

        return best!;
    }

    public async IAsyncEnumerable<(string Age, StoredDocument Row)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (_readers.Where(reader => reader.Current is not null).MinBy(reader => reader.Age, StringComparer.Ordinal) is { } first)
        {
            var (age, row) = (first.Age, first.Current!);
            yield return (age, row);
            foreach (var reader in _readers.Where(reader => reader.Current is not null && reader.Age == age))
            {
                await reader.MoveAsync(cancellationToken);
            }
        }
    }

    private bool IsRarerThan(RowScan other) => (IsShort, other.IsShort) switch
    {
        (true, true) => Count < other.Count,
        (true, false) => true,
        (false, true) => false,
        _ => string.CompareOrdinal(Reach, other.Reach) > 0,
    };

    private bool IsShort => _readers.All(reader => reader.IsShort);

    private int Count => _readers.Sum(reader => reader.Count);

    private string Reach => _readers.Where(reader => !reader.IsShort).Select(reader => reader.Reach).Min(StringComparer.Ordinal)!;
}
