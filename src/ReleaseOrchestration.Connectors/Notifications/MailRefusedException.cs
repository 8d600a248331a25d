namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>A mail server said no, or nothing that can be understood. Thrown within a conversation, turned into an outcome where it ends.</summary>
internal sealed class MailRefusedException(string message, int status, bool isFinal) : Exception(message)
{
    /// <summary>What the server answered; 0 when it is about something else.</summary>
    public int Status { get; } = status;

    /// <summary>Whether trying again does not help.</summary>
    public bool IsFinal { get; } = isFinal;
}
