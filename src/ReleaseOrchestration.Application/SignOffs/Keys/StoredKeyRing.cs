using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.SignOffs.Keys;

/// <summary>The key ring as it is stored.</summary>
public sealed record StoredKeyRing
{
    /// <summary>The key that signs.</summary>
    public required StoredKey Current { get; init; }

    /// <summary>Keys whose links still count.</summary>
    public ImmutableArray<StoredKey> Retiring { get => field.IsDefault ? [] : field; init; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no key ring.</exception>
    public static StoredKeyRing Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var ring = JsonSerializer.Deserialize(json, KeyJsonContext.Default.StoredKeyRing) ?? throw new JsonException("It is empty.");
            _ = ring.ToRing();
            return ring;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NullReferenceException)
        {
            throw new InvalidDataException($"This is no key ring: {exception.Message}", exception);
        }
    }

    /// <summary>The ring as UTF-8 JSON.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, KeyJsonContext.Default.StoredKeyRing);

    /// <summary>The ring to sign and check with.</summary>
    public SigningKeyRing ToRing() => new(Key(Current), [.. Retiring.Select(Key)]);

    private static SigningKey Key(StoredKey key) => new(key.Id, key.Secret);
}
