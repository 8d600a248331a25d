using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>The key that signs, and those whose tokens still count until they have expired.</summary>
public sealed class SigningKeyRing
{
    private readonly ImmutableArray<SigningKey> _keys;

    /// <summary>A ring.</summary>
    /// <param name="current">Signs new tokens.</param>
    /// <param name="retiring">Signed the tokens of before.</param>
    /// <exception cref="ArgumentException">Two keys have the same id.</exception>
    public SigningKeyRing(SigningKey current, ImmutableArray<SigningKey> retiring = default)
    {
        Current = current;
        _keys = [current, .. retiring.IsDefault ? [] : retiring];
        if (_keys.DistinctBy(k => k.Id, StringComparer.Ordinal).Count() != _keys.Length)
        {
            throw new ArgumentException("Each key needs an id of its own; give the new key a new id.", nameof(retiring));
        }
    }

    /// <summary>Signs new tokens.</summary>
    public SigningKey Current { get; }

    /// <summary>The key of that id, or null.</summary>
    public SigningKey? Find(string id) => _keys.FirstOrDefault(k => k.Id == id);
}
