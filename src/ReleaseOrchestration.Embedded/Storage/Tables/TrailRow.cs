namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed record TrailRow(long Id, long Sequence, string Hash);
