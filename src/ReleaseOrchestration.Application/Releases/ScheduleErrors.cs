using System.Globalization;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>What can be wrong with the time of a release.</summary>
internal static class ScheduleErrors
{
    public static ApplicationError Past(string name, DateTimeOffset at, DateTimeOffset now) => new(
        ErrorCodes.InvalidValue, 422, string.Create(CultureInfo.InvariantCulture, $"'{name}' is {at:yyyy-MM-ddTHH:mm:ssK}, which has passed; it is {now:yyyy-MM-ddTHH:mm:ssK}. Give a later time, or start the release."));
}
