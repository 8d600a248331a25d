namespace ReleaseOrchestration.Application.Errors;

/// <summary>The root of the exceptions that the product throws by itself; the message says what is wrong and what to do.</summary>
public abstract class ReleaseOrchestrationException : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="code">A stable code.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">What it came from.</param>
    protected ReleaseOrchestrationException(string code, string message, Exception? innerException)
        : base(message, innerException) => Code = code;

    /// <summary>A stable code.</summary>
    public string Code { get; }
}
