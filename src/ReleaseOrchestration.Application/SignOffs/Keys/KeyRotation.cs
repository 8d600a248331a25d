using System.Globalization;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Randomness;

namespace ReleaseOrchestration.Application.SignOffs.Keys;

/// <summary>
/// When a new key signs, and how long the one before it counts: until the last link that it signed has expired. A third one is never valid.
/// </summary>
/// <param name="rotateAfter">How long a key signs.</param>
/// <param name="random">Where secrets come from.</param>
/// <param name="clock">The clock.</param>
public sealed class KeyRotation(TimeSpan rotateAfter, IRandomSource random, TimeProvider clock)
{
    private const int SecretLength = 32;
    private static readonly TimeSpan Retirement = CallbackLinks.Life + TimeSpan.FromDays(1);

    /// <summary>The first ring.</summary>
    public StoredKeyRing First() => new() { Current = NewKey() };

    /// <summary>The ring as it must be by now: the same one when nothing is due.</summary>
    public StoredKeyRing Due(StoredKeyRing stored)
    {
        var now = clock.GetUtcNow();
        if (stored.Current.CreatedAt + rotateAfter <= now)
        {
            return Rotated(stored);
        }

        return stored.Retiring.Any(IsOver) ? stored with { Retiring = stored.Retiring.RemoveAll(IsOver) } : stored;

        bool IsOver(StoredKey key) => key.RetiredAt + Retirement <= now;
    }

    /// <summary>The ring with a new key. Twice in a row, it makes all links useless that were sent before.</summary>
    public StoredKeyRing Rotated(StoredKeyRing stored) => new()
    {
        Current = NewKey(),
        Retiring = [stored.Current with { RetiredAt = clock.GetUtcNow() }],
    };

    private StoredKey NewKey()
    {
        var secret = new byte[SecretLength];
        random.Fill(secret);
        Span<byte> id = stackalloc byte[4];
        random.Fill(id);
        var now = clock.GetUtcNow();
        return new StoredKey { Id = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd}-{Convert.ToHexStringLower(id)}"), Secret = secret, CreatedAt = now };
    }
}
