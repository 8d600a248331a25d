namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a parent has to know of a child that has not ended.</summary>
public enum Rollup
{
    /// <summary>Nothing of it has started.</summary>
    Pending,

    /// <summary>Something of it is running or queued, or will run by itself.</summary>
    Active,

    /// <summary>All that is left of it waits for people.</summary>
    OnHold,
}
