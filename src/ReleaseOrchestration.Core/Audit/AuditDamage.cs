namespace ReleaseOrchestration.Core.Audit;

/// <summary>What is wrong with a chain.</summary>
public enum AuditDamage
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A record's bytes, or its hash, are not the ones that were appended.</summary>
    Changed,

    /// <summary>A record is missing before a later one.</summary>
    Removed,

    /// <summary>A record stands at another place than its number says, or stands there twice.</summary>
    Reordered,

    /// <summary>The chain ends before the head that was published.</summary>
    Truncated,

    /// <summary>The records agree with each other, but not with the head that was published: the chain was written anew.</summary>
    Rewritten,
}
