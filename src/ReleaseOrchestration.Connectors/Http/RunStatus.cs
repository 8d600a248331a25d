namespace ReleaseOrchestration.Connectors.Http;

/// <summary>What an answer says of a pipeline.</summary>
internal enum RunStatus
{
    /// <summary>It is on its way: <c>accepted</c> or <c>running</c>.</summary>
    Running,

    /// <summary>It ended well.</summary>
    Succeeded,

    /// <summary>It ended badly.</summary>
    Failed,

    /// <summary>It was stopped.</summary>
    Cancelled,
}
