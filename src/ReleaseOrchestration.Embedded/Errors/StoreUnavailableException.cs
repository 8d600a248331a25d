using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Embedded.Errors;

#pragma warning disable CA1032 // Thrown by the store alone.

/// <summary>The store could not write, is not open yet or was closed. Nothing was acknowledged; the request may be sent again.</summary>
public sealed class StoreUnavailableException : ReleaseOrchestrationException
{
    /// <summary>The stable code of this failure.</summary>
    public const string StableCode = "RO5004";

    internal StoreUnavailableException(string message, Exception? innerException = null)
        : base(StableCode, message, innerException)
    {
    }
}
