namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Whether something arrived, and what to do if not.</summary>
public enum SendResult
{
    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>Try again later.</summary>
    Failed,

    /// <summary>Do not try again by yourself.</summary>
    Impossible,

    /// <summary>Do not try again, and leave the whole channel alone.</summary>
    Gone,
}
