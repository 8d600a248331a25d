using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Connectors;

internal sealed partial class PipelineEffectExecutor
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Effect} on {Connector} for {Key}, try {Try}")]
    private partial void LogCall(string effect, string connector, string key, int @try);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Effect} on {Connector} for {Key}: {Outcome}")]
    private partial void LogOutcome(string effect, string connector, string key, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Effect} is impossible: {Code} {Reason}")]
    private partial void LogImpossible(string effect, string code, string reason);
}
