using System.Globalization;
using Microsoft.Data.Sqlite;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed class DocumentTable(StatementSet statements)
{
    private const string Columns = "SELECT \"row\", etag, body FROM documents WHERE partition = $1 ";

    public static string ETag(long number) => number.ToString("x", CultureInfo.InvariantCulture);

    public StoredDocument? Find(DocumentKey key) =>
        statements[Columns + "AND \"row\" = $2"].First(r => Read(key.Partition, r), OrdinalKey.Encode(key.Partition), OrdinalKey.Encode(key.Row));

    public List<StoredDocument> Query(string partition, RowRange range)
    {
        // A bound that is not there: no row sorts before the empty one, and no encoded row has a byte FF.
        var from = OrdinalKey.Encode(range.From ?? string.Empty);
        var before = range.Before is null ? [0xff] : OrdinalKey.Encode(range.Before);
        return statements[Columns + "AND \"row\" >= $2 AND \"row\" < $3 ORDER BY \"row\" LIMIT $4"]
            .All(r => Read(partition, r), OrdinalKey.Encode(partition), from, before, Math.Max(range.Limit, 0));
    }

    public void Put(DocumentKey key, long etag, byte[] body) => statements["INSERT OR REPLACE INTO documents VALUES($1, $2, $3, 0, $4)"]
        .Execute(OrdinalKey.Encode(key.Partition), OrdinalKey.Encode(key.Row), etag, body);

    public void Delete(DocumentKey key) => statements["DELETE FROM documents WHERE partition = $1 AND \"row\" = $2"]
        .Execute(OrdinalKey.Encode(key.Partition), OrdinalKey.Encode(key.Row));

    /// <summary>Writes a projection over an older one; a null body deletes it.</summary>
    public void Project(DocumentKey key, long etag, long sequence, byte[]? body)
    {
        var (partition, row) = (OrdinalKey.Encode(key.Partition), OrdinalKey.Encode(key.Row));
        if (body is null)
        {
            statements["DELETE FROM documents WHERE partition = $1 AND \"row\" = $2 AND sequence <= $3"].Execute(partition, row, sequence);
            return;
        }

        statements["""
            INSERT INTO documents VALUES($1, $2, $3, $4, $5) ON CONFLICT(partition, "row") DO UPDATE
            SET etag = excluded.etag, sequence = excluded.sequence, body = excluded.body WHERE excluded.sequence >= documents.sequence
            """].Execute(partition, row, etag, sequence, body);
    }

    private static StoredDocument Read(string partition, SqliteDataReader reader) =>
        new(new DocumentKey(partition, OrdinalKey.Decode(reader.GetFieldValue<byte[]>(0))), ETag(reader.GetInt64(1)), reader.GetFieldValue<byte[]>(2));
}
