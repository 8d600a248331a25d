using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>Makes the releases that are the occurrences of groups.</summary>
internal static class OccurrenceReleases
{
    private const int LongestGroup = 36;
    private const int Marked = 8;

    /// <summary>The release of an occurrence, as its group has it at the moment.</summary>
    /// <param name="group">The group.</param>
    /// <param name="occurrence">The occurrence.</param>
    /// <param name="attempt">1, and more when the id of the one before belongs to another release.</param>
    /// <param name="now">The instant.</param>
    public static ReleaseRecord Make(ReleaseGroupDefinition group, Occurrence occurrence, int attempt, DateTimeOffset now) => new()
    {
        Id = IdOf(group.Id, occurrence.Key, attempt),
        Name = $"{group.Name} {occurrence.Key.Replace('T', ' ')}",
        Process = group.Process.Id,
        ProcessVersion = group.Process.Version,
        InputSet = group.InputSet,
        Group = group.Id,
        Tags = group.Tags,
        State = LaunchState.Scheduled,
        Schedule = ScheduleOf(group, occurrence, now),
        CreatedAt = now,
        CreatedBy = ScheduleWriter.Schedule,
    };

    public static ReleaseSchedule ScheduleOf(ReleaseGroupDefinition group, Occurrence occurrence, DateTimeOffset now) => new()
    {
        At = occurrence.At,
        Duration = group.Cadence?.Duration,
        AutoStart = group.AutoExecute,
        Occurrence = occurrence.Key,
        ChangedAt = now,
    };

    /// <summary>A release that has not started as an edit of its group has it; what somebody changed by hand stays.</summary>
    public static ReleaseRecord Refresh(ReleaseRecord record, ReleaseGroupDefinition? before, ReleaseGroupDefinition after)
    {
        var isOfGroup = before is null || (record.Process == before.Process.Id && record.ProcessVersion == before.Process.Version);
        return record with
        {
            Process = isOfGroup ? after.Process.Id : record.Process,
            ProcessVersion = isOfGroup ? after.Process.Version : record.ProcessVersion,
            InputSet = before is null || record.InputSet == before.InputSet ? after.InputSet : record.InputSet,
            Tags = before is null || record.Tags.SequenceEqual(before.Tags) ? after.Tags : record.Tags,
            Schedule = record.Schedule! with
            {
                Duration = before is null || record.Schedule.Duration == before.Cadence?.Duration ? after.Cadence?.Duration : record.Schedule.Duration,
                AutoStart = before is null || record.Schedule.AutoStart == before.AutoExecute ? after.AutoExecute : record.Schedule.AutoStart,
            },
        };
    }

    /// <summary>Whether two forms of a release that has not started are the same to people.</summary>
    public static bool AreSame(ReleaseRecord one, ReleaseRecord other) =>
        one.Tags.SequenceEqual(other.Tags) && one with { Tags = other.Tags } == other;

    private static string IdOf(string group, string occurrence, int attempt)
    {
        var name = group.Length <= LongestGroup ? group : $"{group[..(LongestGroup - Marked - 1)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(group)))[..Marked]}";
        var id = $"{(char.IsAsciiLetterOrDigit(name[0]) ? string.Empty : "g")}{name}-{occurrence}";
        return attempt == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{attempt}");
    }
}
