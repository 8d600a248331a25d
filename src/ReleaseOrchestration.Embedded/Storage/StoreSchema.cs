using System.Collections.Immutable;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>The steps of the schema. A step that was released never changes.</summary>
internal static class StoreSchema
{
    /// <remarks>
    /// Starts and snapshots stand apart from <c>machines</c>, because an update writes the whole row again and the head of a machine moves at each commit.
    /// </remarks>
    private const string First = """
        CREATE TABLE state(id INTEGER PRIMARY KEY CHECK(id = 1), instant INTEGER NOT NULL, position INTEGER NOT NULL);
        INSERT INTO state VALUES(1, 0, 0);
        CREATE TABLE machines(id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, head INTEGER NOT NULL, ended INTEGER NOT NULL);
        CREATE TABLE starts(machine INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE snapshots(machine INTEGER PRIMARY KEY, position INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE TABLE log(position INTEGER PRIMARY KEY, machine INTEGER NOT NULL, previous INTEGER NOT NULL, instant INTEGER NOT NULL, body BLOB, hash BLOB);
        CREATE TABLE timers(machine INTEGER NOT NULL, name TEXT NOT NULL, generation INTEGER NOT NULL, due INTEGER NOT NULL, PRIMARY KEY(machine, name)) WITHOUT ROWID;
        CREATE TABLE effects(id INTEGER PRIMARY KEY, machine INTEGER NOT NULL, effect TEXT NOT NULL, body BLOB NOT NULL, tries INTEGER NOT NULL, due INTEGER NOT NULL, error TEXT NOT NULL);
        CREATE TABLE trails(id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL, hash TEXT NOT NULL);
        CREATE TABLE audit(trail INTEGER NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL, hash TEXT NOT NULL, PRIMARY KEY(trail, sequence)) WITHOUT ROWID;
        CREATE TABLE documents(partition BLOB NOT NULL, "row" BLOB NOT NULL, etag INTEGER NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(partition, "row")) WITHOUT ROWID;
        CREATE TABLE quarantine(address TEXT PRIMARY KEY, since INTEGER NOT NULL, reason TEXT NOT NULL, details TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE parked(position INTEGER PRIMARY KEY, address TEXT NOT NULL, body BLOB NOT NULL);
        CREATE INDEX parked_address ON parked(address, position);
        CREATE TABLE undeliverable(position INTEGER PRIMARY KEY, instant INTEGER NOT NULL, address TEXT NOT NULL, body BLOB NOT NULL);
        """;

    /// <remarks>The order in which entries were committed, over all trails: who follows everything that happens needs one place to go on from.</remarks>
    private const string Feed = "CREATE TABLE feed(position INTEGER PRIMARY KEY, trail INTEGER NOT NULL, sequence INTEGER NOT NULL)";

    public static ImmutableArray<Migration> Migrations { get; } = [new(1, First), new(2, Feed)];
}
