namespace ReleaseOrchestration.Core.Execution;

/// <summary>A child has ended; the last of its messages.</summary>
public sealed record ChildEnded : Message
{
    /// <summary>The path of the child.</summary>
    public required string Child { get; init; }

    /// <summary>Its result.</summary>
    public required NodeEnd End { get; init; }
}
