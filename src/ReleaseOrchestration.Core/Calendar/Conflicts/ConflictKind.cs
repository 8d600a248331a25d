namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>Why a release is in the way of another, or a freeze in the way of a release.</summary>
public enum ConflictKind
{
    /// <summary>Two releases work on the same environment at the same time.</summary>
    Environment,

    /// <summary>Two releases work on the same service at the same time.</summary>
    Service,

    /// <summary>Two releases of a group whose releases run one after the other overlap.</summary>
    Group,

    /// <summary>A release is planned for a time in which nothing may be deployed.</summary>
    Freeze,
}
