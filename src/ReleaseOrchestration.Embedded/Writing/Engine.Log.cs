using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Writing;

internal sealed partial class Engine
{
    [LoggerMessage(5001, LogLevel.Information, "The store in {Folder} is ready")]
    private partial void LogReady(string folder);

    [LoggerMessage(5002, LogLevel.Error, "The store in {Folder} cannot be written; it is tried again")]
    private partial void LogFailed(Exception exception, string folder);

    [LoggerMessage(5003, LogLevel.Error, "{Machine} is quarantined; messages for it are kept until it is resumed: {Details}")]
    private partial void LogQuarantined(MachineAddress machine, string details);

    [LoggerMessage(5004, LogLevel.Warning, "{Message} of {Sender} could not be delivered to {Receiver}; it is in the list of undeliverable messages")]
    private partial void LogUndeliverable(string message, string sender, MachineAddress receiver);

    [LoggerMessage(5005, LogLevel.Warning, "The connection of the writer could not be closed")]
    private partial void LogCloseFailed(Exception exception);
}
