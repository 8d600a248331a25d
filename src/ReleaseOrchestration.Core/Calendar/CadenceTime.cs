using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>A local time of a cadence, and the instant that it comes to.</summary>
/// <param name="At">The instant.</param>
/// <param name="Local">The time as the cadence says it.</param>
/// <param name="IsSkipped">Whether no clock shows that local time.</param>
internal sealed record CadenceTime(Instant At, LocalDateTime Local, bool IsSkipped)
{
    private static readonly LocalDateTimePattern WithTime = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HHmm");

    /// <summary>By instant; of two at one instant, the one that a clock shows comes first.</summary>
    public static int Compare(CadenceTime one, CadenceTime other)
    {
        var byInstant = one.At.CompareTo(other.At);
        return byInstant != 0 ? byInstant : one.IsSkipped.CompareTo(other.IsSkipped);
    }

    public string Key(CadenceFrequency frequency) =>
        frequency == CadenceFrequency.Cron ? WithTime.Format(Local) : Local.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
