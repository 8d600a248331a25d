namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a projection shows.</summary>
public enum ProjectionKind
{
    /// <summary>One node of a release.</summary>
    Node,

    /// <summary>A line in the list of releases.</summary>
    Release,

    /// <summary>One open or closed request for a sign-off.</summary>
    SignOff,
}
