using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Releases.Listing;

/// <summary>Releases in a real store, and the lists over them on a store that counts.</summary>
internal sealed class IndexRig : IDisposable
{
    public const string Partition = "releases";

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public IndexRig(Workshop shop)
    {
        Documents = new CountingDocuments(shop.Runtime);
        Store = new ReleaseStore(Documents);
        Indexer = new ReleaseIndexer(Store, shop.Runtime);
        Lists = new ReleaseLists(Store, Indexer, new ReleaseQueries(Store, shop.Store, shop.Runtime, Documents));
    }

    public CountingDocuments Documents { get; }

    public ReleaseStore Store { get; }

    public ReleaseIndexer Indexer { get; }

    public ReleaseLists Lists { get; }

    /// <summary>The i-th of many releases: one an hour, of 20 groups, five processes, and one in 100 of a rare tag.</summary>
    public static ReleaseRecord Planned(int i) => new()
    {
        Id = $"r-{i}",
        Name = $"Release {i}",
        Version = $"1.{i}",
        Process = $"process-{i % 5}",
        InputSet = i % 3 == 0 ? "staging" : string.Empty,
        Group = i % 4 == 0 ? string.Empty : $"group-{i % 20}",
        Tags = i % 100 == 0 ? ["standard", "rare / #tag?"] : ["standard"],
        Environments = i % 2 == 0 ? ["test", "prod"] : ["test"],
        Services = [$"service-{i % 50}"],
        State = i % 7 == 0 ? LaunchState.Cancelled : i % 11 == 0 ? LaunchState.Draft : LaunchState.Scheduled,
        Schedule = i % 11 == 0 && i % 7 != 0 ? null : new ReleaseSchedule { At = Start.AddHours(i), Duration = TimeSpan.FromHours(i % 5) },
        CreatedAt = Start.AddHours(i).AddDays(-7),
        CreatedBy = i % 2 == 0 ? "user:rita" : "user:sam",
    };

    public async Task AddAsync(IEnumerable<ReleaseRecord> records)
    {
        foreach (var chunk in records.Chunk(500))
        {
            var added = await Task.WhenAll(chunk.Select(record => Store.AddAsync(record, default)));
            Assert.All(added, Assert.True);
        }
    }

    /// <summary>All pages of a list.</summary>
    public async Task<List<string>> IdsAsync(ReleaseFilter filter, int limit = 50)
    {
        var (ids, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = (await Lists.ListAsync(filter, limit, cursor, default))!;
            Assert.InRange(page.Items.Length, 0, limit);
            ids.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return ids;
    }

    /// <summary>All rows that find releases, with their bodies.</summary>
    public async Task<ImmutableSortedDictionary<string, string>> RowsAsync()
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var prefix in new[] { "t~", "i~", "m~" })
        {
            await foreach (var row in Documents.ReadAllAsync(Partition, prefix, default))
            {
                rows.Add(row.Key.Row, Encoding.UTF8.GetString(row.Body.Span));
            }
        }

        return rows.ToImmutable();
    }

    /// <summary>Leaves what an earlier release of the product would have left: rows by age without an entry, and nothing else.</summary>
    public async Task ForgetIndexAsync()
    {
        foreach (var chunk in (await RowsAsync()).Keys.Append("x~index").Chunk(100))
        {
            await Documents.WriteAsync([.. chunk.Select(row => new DocumentWrite(new(Partition, row), row.StartsWith("t~", StringComparison.Ordinal) ? "{}"u8.ToArray() : (ReadOnlyMemory<byte>?)null))], default);
        }
    }

    public void Dispose() => Indexer.Dispose();
}
