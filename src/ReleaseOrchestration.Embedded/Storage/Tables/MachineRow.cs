namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed record MachineRow(long Id, long Head);
