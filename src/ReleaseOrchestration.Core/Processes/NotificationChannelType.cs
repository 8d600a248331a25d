namespace ReleaseOrchestration.Core.Processes;

/// <summary>What a notification channel speaks.</summary>
public enum NotificationChannelType
{
    /// <summary>CloudEvents, signed as Standard Webhooks says.</summary>
    Webhook,

    /// <summary>An incoming webhook of Slack.</summary>
    Slack,

    /// <summary>A workflow webhook of Microsoft Teams.</summary>
    Teams,

    /// <summary>E-mail by SMTP.</summary>
    Email,
}
