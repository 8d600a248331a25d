namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>When something is read.</summary>
internal enum ReadMoment
{
    /// <summary>When the release starts: nothing has run.</summary>
    ReleaseStart,

    /// <summary>At a node of the graph.</summary>
    Node,

    /// <summary>When the release ends.</summary>
    ReleaseEnd,

    /// <summary>In an Activity Store entry: which process will use it is not known.</summary>
    Unknown,
}
