namespace ReleaseOrchestration.Core.Problems;

/// <summary>How much a problem matters.</summary>
public enum Severity
{
    /// <summary>The document loads and runs, but is probably not what was meant.</summary>
    Warning,

    /// <summary>The document is refused.</summary>
    Error,
}
