namespace ReleaseOrchestration.Core.Calendar.Scheduling;

/// <summary>What is done with a release that is due.</summary>
public enum DueAction
{
    /// <summary>It starts.</summary>
    Start,

    /// <summary>It stays as it is until something changes.</summary>
    Wait,

    /// <summary>It is called off.</summary>
    Cancel,
}
