using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Storage.Tables;

internal sealed record TimerRow(long Machine, MachineAddress Address, string Name, long Generation, long Due);
