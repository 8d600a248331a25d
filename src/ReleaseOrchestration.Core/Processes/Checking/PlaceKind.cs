namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>What the value of a text is used for.</summary>
internal enum PlaceKind
{
    /// <summary>Whether a node runs.</summary>
    If,

    /// <summary>Whether a gate is met.</summary>
    Check,

    /// <summary>Whether a task must be done.</summary>
    Required,

    /// <summary>A name: of a lock, an environment, a pipeline.</summary>
    Name,

    /// <summary>The services that a node works on: one, or a list of them.</summary>
    Services,

    /// <summary>A duration or an instant.</summary>
    Time,

    /// <summary>An input or a variable, which is passed on as it is.</summary>
    Value,

    /// <summary>An output, which everybody may read.</summary>
    Output,
}
