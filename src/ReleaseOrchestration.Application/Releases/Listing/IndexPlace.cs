namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>How far the rows that find releases follow what happened.</summary>
internal sealed record IndexPlace
{
    /// <summary>The form of entries that they have.</summary>
    public int Form { get; init; }

    /// <summary>The last entry of the audit feed that was looked at.</summary>
    public long Position { get; init; }

    /// <summary>While all rows are written anew: the last release that was; null before the first, and when all are.</summary>
    public string? Row { get; init; }

    /// <summary>Whether every release has its rows.</summary>
    public bool IsWhole { get; init; }
}
