namespace ReleaseOrchestration.Server.Keys;

/// <summary>A key in the file of the ring.</summary>
internal sealed record StoredKey
{
    public required string Id { get; init; }

    public required byte[] Secret { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RetiredAt { get; init; }
}
