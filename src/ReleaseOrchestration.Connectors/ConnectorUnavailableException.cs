namespace ReleaseOrchestration.Connectors;

/// <summary>Nobody knows whether the other side got the call; it is to be made again later with the same idempotency key.</summary>
internal sealed class ConnectorUnavailableException : Exception
{
    public ConnectorUnavailableException()
        : this("A system that runs pipelines cannot be reached.")
    {
    }

    public ConnectorUnavailableException(string message)
        : base(message)
    {
    }

    public ConnectorUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
