namespace ReleaseOrchestration.Core.Processes;

/// <summary>What becomes of the releases of a group whose time passed unnoticed.</summary>
public enum CatchUp
{
    /// <summary>The last of them starts late; the others are left out.</summary>
    Latest,

    /// <summary>All of them start late.</summary>
    All,

    /// <summary>They are left out.</summary>
    Skip,
}
