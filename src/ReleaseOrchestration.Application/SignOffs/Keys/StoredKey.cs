namespace ReleaseOrchestration.Application.SignOffs.Keys;

/// <summary>A key as it is stored.</summary>
public sealed record StoredKey
{
    /// <summary>Stands in what it signed.</summary>
    public required string Id { get; init; }

    /// <summary>The secret.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when another signs; null while it does.</summary>
    public DateTimeOffset? RetiredAt { get; init; }
}
