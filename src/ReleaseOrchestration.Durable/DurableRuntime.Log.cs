using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable;

public sealed partial class DurableRuntime
{
    [LoggerMessage(5311, LogLevel.Error, "The signal {Signal} for {Machine} could not be handed over again; it stays stored.")]
    private partial void LogNotHandedOver(Exception exception, string signal, MachineAddress machine);
}
