using System.Collections.Immutable;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Server.Keys;

/// <summary>The file of the ring.</summary>
internal sealed record StoredKeyRing
{
    public required StoredKey Current { get; init; }

    public ImmutableArray<StoredKey> Retiring { get => field.IsDefault ? [] : field; init; }

    public SigningKeyRing ToRing() => new(Key(Current), [.. Retiring.Select(Key)]);

    private static SigningKey Key(StoredKey key) => new(key.Id, key.Secret);
}
