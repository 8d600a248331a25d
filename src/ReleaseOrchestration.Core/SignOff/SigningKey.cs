namespace ReleaseOrchestration.Core.SignOff;

/// <summary>A key that signs links and callbacks.</summary>
/// <param name="id">Names the key in a token: letters, digits, <c>-</c> and <c>_</c>, at most 32.</param>
/// <param name="secret">At least 32 random bytes.</param>
/// <exception cref="ArgumentException">The id or the secret is not as it must be.</exception>
public sealed class SigningKey(string id, ReadOnlyMemory<byte> secret)
{
    /// <summary>The least length of a secret, in bytes.</summary>
    public const int LeastSecretLength = 32;

    private const int GreatestIdLength = 32;

    /// <summary>Names the key in a token.</summary>
    public string Id { get; } = IsId(id)
        ? id
        : throw new ArgumentException($"A key id has 1 to {GreatestIdLength} letters, digits, '-' and '_'.", nameof(id));

    /// <summary>The secret.</summary>
    public ReadOnlyMemory<byte> Secret { get; } = secret.Length >= LeastSecretLength
        ? secret.ToArray()
        : throw new ArgumentException($"A secret has at least {LeastSecretLength} bytes; this one has {secret.Length}.", nameof(secret));

    /// <summary>The id; never the secret.</summary>
    public override string ToString() => Id;

    internal static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= GreatestIdLength;
    }
}
