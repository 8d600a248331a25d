using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Web.Cadence;

/// <summary>Reads times and durations in bodies.</summary>
internal static class PlannedTime
{
    public static Result<DateTimeOffset?> Instant(string name, string? text) =>
        text is null ? (DateTimeOffset?)null
        : Moments.TryParse(text, out var instant) ? (DateTimeOffset?)instant
        : new ApplicationError(ErrorCodes.InvalidValue, 422, $"'{name}' is '{text}'; write an instant with its offset, such as '2026-04-02T09:00:00+02:00'.");

    public static Result<TimeSpan?> Duration(string? text) =>
        text is null ? (TimeSpan?)null
        : Durations.TryParse(text, out var duration) && duration >= TimeSpan.Zero ? (TimeSpan?)duration
        : new ApplicationError(ErrorCodes.InvalidValue, 422, $"'duration' is '{text}'; write it as '2h', '1d 12h' or 'PT30M'.");
}
