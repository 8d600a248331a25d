using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors;

/// <summary>Nobody knows whether the other side got the call; it is to be made again later with the same idempotency key. The message names the code too, because that is what a shell keeps of an exception.</summary>
internal sealed class ConnectorUnavailableException(ApplicationError error, Exception? innerException = null)
    : ReleaseOrchestrationException(error.Code, error.Sentence(), innerException)
{
    /// <summary>Whether it is sure that the other side did nothing, so that the call can be made again without asking first.</summary>
    public bool NothingDone { get; init; }

    /// <summary>How long the other side wants to be left alone; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
