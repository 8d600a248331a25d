namespace ReleaseOrchestration.Core.Processes;

/// <summary>How often a release group has a release.</summary>
public enum CadenceFrequency
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>On days of every week.</summary>
    Weekly,

    /// <summary>On days of every second week.</summary>
    Biweekly,

    /// <summary>On days of the month.</summary>
    Monthly,

    /// <summary>On days of every third month.</summary>
    Quarterly,

    /// <summary>As a cron expression says.</summary>
    Cron,
}
