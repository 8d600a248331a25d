using Microsoft.Data.Sqlite;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

/// <summary>Finds the hashes that stored bytes name. Of audit trails, only those of releases that are there count.</summary>
internal sealed class ReferenceTable(StatementSet statements)
{
    private static readonly string[] Queries =
    [
        "SELECT body FROM documents",
        "SELECT body FROM starts",
        "SELECT body FROM snapshots",
        "SELECT body FROM log WHERE body IS NOT NULL",
        "SELECT body FROM effects",
        "SELECT body FROM parked",
        "SELECT a.body FROM audit a JOIN trails t ON t.id = a.trail WHERE EXISTS(SELECT 1 FROM machines m WHERE m.address = t.address)",
    ];

    /// <summary>All of them, as one instant of the store has them.</summary>
    public HashSet<string> Hashes()
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        statements["BEGIN"].Execute();
        try
        {
            foreach (var query in Queries)
            {
                statements[query].All(reader => Note(reader, hashes));
            }
        }
        finally
        {
            statements["COMMIT"].Execute();
        }

        return hashes;
    }

    private static bool Note(SqliteDataReader reader, HashSet<string> hashes)
    {
        HashScan.Find(reader.GetFieldValue<byte[]>(0), hashes);
        return true;
    }
}
