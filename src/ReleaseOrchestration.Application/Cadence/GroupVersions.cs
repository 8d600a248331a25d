using System.Globalization;
using System.Text;
using NodaTime;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>
/// Gives versions to releases of groups when they start, in the order of their starts: none is given twice, and one that is called off takes none.
/// </summary>
internal sealed class GroupVersions(IDocumentStore documents)
{
    private const string Prefix = "v~";
    private const string Last = "~last";

    /// <summary>The version of a release, and the writes that keep it from being given again.</summary>
    public async Task<Result<GroupVersion>> NumberAsync(ReleaseGroupDefinition group, ReleaseRecord record, CancellationToken cancellationToken)
    {
        if (group.VersionPattern.Length == 0)
        {
            return new GroupVersion(record.Version, []);
        }

        var key = ReleaseStore.Key($"{Prefix}{group.Id}{Last}");
        var before = await documents.GetAsync(key, cancellationToken);
        var last = before is null ? string.Empty : Text(before);
        if (VersionPattern.IsBump(group.VersionPattern))
        {
            var next = record.Version.Length > 0 ? new VersionProposal(record.Version) : VersionPattern.Bump(group.VersionPattern, last);
            return next.IsVersion
                ? new GroupVersion(next.Version, [Write(key, next.Version, before)])
                : new ApplicationError(ErrorCodes.VersionNotMade, 422, $"{next.Problem} {next.Fix}");
        }

        return await CountAsync(group, record, cancellationToken);
    }

    // A version that somebody chose counts as well, so that it is not given again.
    private async Task<GroupVersion> CountAsync(ReleaseGroupDefinition group, ReleaseRecord record, CancellationToken cancellationToken)
    {
        var (pattern, day) = (group.VersionPattern, DayOf(group, record));
        var key = ReleaseStore.Key($"{Prefix}{group.Id}~{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(VersionPattern.Series(pattern, day)))}");
        var before = await documents.GetAsync(key, cancellationToken);
        var last = before is null ? 0 : int.Parse(Text(before), CultureInfo.InvariantCulture);
        var number = record.Version.Length == 0 ? last + 1 : Math.Max(last, VersionPattern.NumberIn(pattern, day, record.Version));
        var version = record.Version.Length == 0 ? VersionPattern.Render(pattern, day, number) : record.Version;
        return new GroupVersion(version, number == last ? [] : [Write(key, number.ToString(CultureInfo.InvariantCulture), before)]);
    }

    private static string Text(StoredDocument document) => Encoding.UTF8.GetString(document.Body.Span);

    // By its planned time, so that a release which starts late keeps the version of its day.
    private static DateOnly DayOf(ReleaseGroupDefinition group, ReleaseRecord record)
    {
        var zone = DateTimeZoneProviders.Tzdb[group.Cadence is { TimeZone.Length: > 0 } cadence ? cadence.TimeZone : "UTC"];
        return Instant.FromDateTimeOffset(record.Schedule?.At ?? record.StartedAt!.Value).InZone(zone).Date.ToDateOnly();
    }

    private static DocumentWrite Write(DocumentKey key, string text, StoredDocument? before) => new(key, Encoding.UTF8.GetBytes(text), before?.ETag ?? DocumentWrite.MustNotExist);
}
