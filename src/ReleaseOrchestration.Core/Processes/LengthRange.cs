namespace ReleaseOrchestration.Core.Processes;

/// <summary>How long a text, or how large a list or map, may be.</summary>
public sealed record LengthRange
{
    /// <summary>The least length.</summary>
    public int? Min { get; init; }

    /// <summary>The greatest length.</summary>
    public int? Max { get; init; }
}
