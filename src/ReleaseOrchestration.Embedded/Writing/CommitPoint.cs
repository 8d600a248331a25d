namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Where a test can make a commit fail.</summary>
internal enum CommitPoint
{
    /// <summary>All is written and nothing committed.</summary>
    Before,

    /// <summary>All is committed, and nobody knows.</summary>
    After,
}
