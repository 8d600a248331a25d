namespace ReleaseOrchestration.Application.Webhooks;

/// <summary>What a genuine webhook came to.</summary>
public enum WebhookAnswer
{
    /// <summary>Its run has ended, and its activity knows.</summary>
    Done,

    /// <summary>Its run is known, and does not count as ended yet, or could not be asked; its polls go on.</summary>
    Pending,

    /// <summary>Its activity had ended before, or went on without it; nothing changes.</summary>
    Late,

    /// <summary>No activity of the connector started that run.</summary>
    Unknown,

    /// <summary>It tells nothing of the end of a run.</summary>
    Ignored,

    /// <summary>It came before.</summary>
    Repeated,
}
