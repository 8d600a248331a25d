namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed record SnapshotRow(long Position, byte[] Body);
