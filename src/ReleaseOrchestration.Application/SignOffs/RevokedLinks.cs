using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>Which links of one sign-off count no more.</summary>
internal sealed record RevokedLinks
{
    /// <summary>Links of anyone that were made until then; null when none are revoked.</summary>
    public DateTimeOffset? All { get; init; }

    /// <summary>Links of a person that were made until then.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Persons { get => field ?? ImmutableSortedDictionary<string, DateTimeOffset>.Empty; init; }

    /// <summary>Whether a link is revoked.</summary>
    public bool Covers(string person, DateTimeOffset issuedAt) => issuedAt <= All || (Persons.TryGetValue(person, out var at) && issuedAt <= at);

    /// <summary>These, and those that were made until an instant.</summary>
    /// <param name="person">Of whom; null for all people.</param>
    /// <param name="at">Until when.</param>
    public RevokedLinks With(string? person, DateTimeOffset at) => person is null ? this with { All = at } : this with { Persons = Persons.SetItem(person, at) };
}
