using System.Globalization;

namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>The next time at which a release is in nobody's way.</summary>
/// <param name="From">When it may begin; null when there is no such time as far as was looked.</param>
/// <param name="Until">When it would end.</param>
/// <param name="LookedUntil">The last beginning that was looked at.</param>
public sealed record FreeSlot(DateTimeOffset? From, DateTimeOffset? Until, DateTimeOffset LookedUntil)
{
    /// <summary>The same in a sentence.</summary>
    public override string ToString() => From is { } from
        ? string.Create(CultureInfo.InvariantCulture, $"The next time at which nothing is in its way begins at {from.UtcDateTime:yyyy-MM-dd HH:mm} UTC.")
        : string.Create(CultureInfo.InvariantCulture, $"There is no time until {LookedUntil.UtcDateTime:yyyy-MM-dd HH:mm} UTC at which nothing is in its way.");
}
