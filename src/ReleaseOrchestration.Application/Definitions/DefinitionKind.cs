namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What can be saved under an id.</summary>
public enum DefinitionKind
{
    /// <summary>A process.</summary>
    Process,

    /// <summary>An Activity Store entry.</summary>
    Activity,

    /// <summary>An input set.</summary>
    InputSet,

    /// <summary>A connector.</summary>
    Connector,

    /// <summary>A freeze.</summary>
    Freeze,

    /// <summary>A release group.</summary>
    ReleaseGroup,

    /// <summary>A notification rule.</summary>
    NotificationRule,

    /// <summary>A notification channel.</summary>
    NotificationChannel,
}
