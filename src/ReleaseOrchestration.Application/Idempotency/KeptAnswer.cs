namespace ReleaseOrchestration.Application.Idempotency;

/// <summary>The answer to a request that came with an idempotency key.</summary>
public sealed record KeptAnswer
{
    /// <summary>What was asked: a hash of method, address and body.</summary>
    public required string RequestHash { get; init; }

    /// <summary>When it was asked first.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The status of the answer; 0 while there is none.</summary>
    public int Status { get; init; }

    /// <summary>The media type of the answer.</summary>
    public string ContentType { get => field ?? string.Empty; init; }

    /// <summary>The <c>Location</c> of the answer.</summary>
    public string Location { get => field ?? string.Empty; init; }

    /// <summary>The body of the answer.</summary>
    public byte[] Body { get => field ?? []; init; }
}
