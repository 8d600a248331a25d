namespace ReleaseOrchestration.Application.Errors;

/// <summary>The server cannot start; the message says why and what to do, in one line, and is shown without a stack trace.</summary>
public class StartupException : ReleaseOrchestrationException
{
    /// <summary>A failure without a code.</summary>
    public StartupException()
        : this("RO5000", "The server cannot start.")
    {
    }

    /// <summary>A failure without a code.</summary>
    public StartupException(string message)
        : this("RO5000", message)
    {
    }

    /// <summary>A failure without a code.</summary>
    public StartupException(string message, Exception innerException)
        : this("RO5000", message, innerException)
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="code">A stable code, RO50xx.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">What it came from.</param>
    public StartupException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
