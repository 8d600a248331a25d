using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Access;

/// <summary>What an API key is to be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Grants">What it may do.</param>
/// <param name="Life">How long it counts.</param>
public sealed record NewApiKey(string Name, ImmutableArray<Grant> Grants, TimeSpan Life)
{
    /// <summary>How long a key counts when nothing was said.</summary>
    public static readonly TimeSpan DefaultLife = TimeSpan.FromDays(90);

    /// <summary>The longest life of a key.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    private const int LongestName = 64;

    /// <summary>Why there cannot be such a key; null when there can.</summary>
    internal ApplicationError? Invalid()
    {
        if (Name.Length is 0 or > LongestName || !Name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.') || !char.IsLetterOrDigit(Name[0]))
        {
            return Error($"'name' must be up to {LongestName} lower-case letters, digits, '-', '_' and '.', a letter or digit first; it is '{Name}'.");
        }

        if (Grants.IsEmpty)
        {
            return Error("'roles' is required: viewer, operator, author or admin.");
        }

        if (Grants.Any(grant => grant.Role == Role.Approver))
        {
            return Error("A key cannot have the role approver: people decide sign-offs, not machines.");
        }

        if (Grants.FirstOrDefault(grant => grant is { IsScoped: true, Role: Role.Author or Role.Admin }) is { } odd)
        {
            return Error($"The role {odd.Role.ToString().ToLowerInvariant()} is for all releases or none; take 'tags', 'environments' and 'processes' away.");
        }

        return Life > TimeSpan.Zero && Life <= LongestLife ? null : Error($"'expiresIn' must be longer than nothing and at most {LongestLife.Days}d.");
    }

    private static ApplicationError Error(string message) => new(ErrorCodes.InvalidValue, 422, message);
}
