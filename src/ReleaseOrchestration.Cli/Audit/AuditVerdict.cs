namespace ReleaseOrchestration.Cli.Audit;

/// <summary>What the verification of one release's trail found.</summary>
internal sealed record AuditVerdict
{
    /// <summary>Filled in here; the server is asked about one release.</summary>
    public string? Release { get; init; }

    public bool Valid { get; init; }

    public long Entries { get; init; }

    public HeadOfTrail? Head { get; init; }

    public long? FirstBad { get; init; }

    public string Message { get => field ?? string.Empty; init; }

    internal sealed record HeadOfTrail(long Sequence, string Hash);
}
