using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors;

/// <summary>Nobody knows whether the other side got the call; it is to be made again later with the same idempotency key. The message names the code too, because that is what a shell keeps of an exception.</summary>
internal sealed class ConnectorUnavailableException(ApplicationError error, Exception? innerException = null)
    : ReleaseOrchestrationException(error.Code, error.Sentence(), innerException);
