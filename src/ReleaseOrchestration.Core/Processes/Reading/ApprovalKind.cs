namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>The short way to write an approval, on the activity itself.</summary>
internal enum ApprovalKind
{
    /// <summary>One decides.</summary>
    Single,

    /// <summary>All decide, at once.</summary>
    Multiple,

    /// <summary>All decide, one after the other.</summary>
    Sequential,
}
