namespace ReleaseOrchestration.Core.Processes;

/// <summary>How often a recurring freeze begins.</summary>
public enum FreezeFrequency
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>On days of the week.</summary>
    Weekly,

    /// <summary>On days of the month.</summary>
    Monthly,

    /// <summary>On days of the year.</summary>
    Yearly,
}
