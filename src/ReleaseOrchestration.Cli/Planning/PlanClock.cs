using System.Globalization;
using NodaTime;

namespace ReleaseOrchestration.Cli.Planning;

/// <summary>Shows instants as a clock on the wall of a time zone does.</summary>
internal sealed class PlanClock(string zone)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[zone];

    public string Zone => zone;

    public string Show(DateTimeOffset? instant)
    {
        if (instant is not { } known)
        {
            return "open";
        }

        var local = Instant.FromDateTimeOffset(known).InZone(_zone).LocalDateTime;
        return local.ToString(local.Second == 0 ? "ddd yyyy-MM-dd HH:mm" : "ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
