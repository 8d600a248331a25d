using System.Globalization;

namespace ReleaseOrchestration.Cli.Output;

/// <summary>How instants are shown: in UTC, so that two people who compare see the same.</summary>
internal static class Instants
{
    public static string Show(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? string.Empty;
}
