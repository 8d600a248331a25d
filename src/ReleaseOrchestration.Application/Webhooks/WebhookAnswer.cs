namespace ReleaseOrchestration.Application.Webhooks;

/// <summary>What a genuine webhook came to.</summary>
public enum WebhookAnswer
{
    /// <summary>Its run has ended, and its activity knows.</summary>
    Done,

    /// <summary>Its run is known, and does not count as ended yet, or could not be asked; its polls go on.</summary>
    Pending,

    /// <summary>No activity waits for that run.</summary>
    Unknown,

    /// <summary>It tells nothing of the end of a run.</summary>
    Ignored,

    /// <summary>It came before.</summary>
    Repeated,
}
