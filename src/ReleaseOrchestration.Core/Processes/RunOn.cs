namespace ReleaseOrchestration.Core.Processes;

/// <summary>Which ends of its dependencies let a node run.</summary>
public enum RunOn
{
    /// <summary>All satisfy.</summary>
    Success,

    /// <summary>At least one is Failed.</summary>
    Failure,

    /// <summary>Any, unless the release is aborted.</summary>
    Always,
}
