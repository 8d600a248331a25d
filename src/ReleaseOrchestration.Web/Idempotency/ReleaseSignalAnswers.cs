namespace ReleaseOrchestration.Web.Idempotency;

/// <summary>What is known of the answer to a signal while it is on its way out.</summary>
internal static class ReleaseSignalAnswers
{
    /// <summary>Marks a request whose machine has not answered yet.</summary>
    public static readonly object Unanswered = new();
}
