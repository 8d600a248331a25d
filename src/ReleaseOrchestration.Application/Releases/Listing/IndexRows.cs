using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>
/// The rows that find a release: by age, and by each value that lists are filtered by, newest first; and by month for the calendar. Values are hashed, because rows cannot
/// hold all that a tag can; whoever reads a row compares the value in its body.
/// </summary>
internal static class IndexRows
{
    public const string ByAge = "t~";

    /// <summary>In which releases are that run: their end is not known.</summary>
    public const string Running = "m~open~";

    /// <summary>In which releases are that last longer than some months.</summary>
    public const string Long = "m~long~";

    private const int MostMonths = 4;

    // A batch has at most 100 writes, and a change takes away the old rows of a release with it.
    private const int MostValues = 8;
    private const string TheRest = "\u0001";

    /// <summary>All rows of an entry but that of its age.</summary>
    public static ImmutableArray<string> Of(ReleaseEntry entry) => [.. ByValue(entry).Select(prefix => prefix + Age(entry)).Concat(OnCalendar(entry)).Distinct(StringComparer.Ordinal)];

    public static string AgeRow(DateTimeOffset createdAt, string id) => ByAge + Age(createdAt, id);

    /// <summary>Where the rows of releases begin that have a value.</summary>
    public static string Prefix(IndexKey key, string value) => $"i~{Letter(key)}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(..6))}~";

    /// <summary>The same; where a release has many values of a kind, some of its rows are in a second place.</summary>
    public static ImmutableArray<string> Prefixes(IndexKey key, string value) =>
        key is IndexKey.Tag or IndexKey.Environment or IndexKey.Service ? [Prefix(key, value), Prefix(key, TheRest)] : [Prefix(key, value)];

    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"m~{year:D4}-{month:D2}~");

    /// <summary>The part of a row that all rows of a release have in common in lists; a greater one is of an older release.</summary>
    public static string AgeOf(string row, string prefix) => row[prefix.Length..];

    /// <summary>Where releases begin that were created before an instant.</summary>
    public static string Before(DateTimeOffset instant) => string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - instant.UtcTicks:D19}~~");

    public static string Time(DateTimeOffset instant) => instant.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    public static string IdOf(string row) => row[(row.LastIndexOf('~') + 1)..];

    private static IEnumerable<string> ByValue(ReleaseEntry entry)
    {
        (IndexKey Key, string? Value)[] single =
        [
            (IndexKey.Status, entry.Status.ToString()),
            (IndexKey.Group, entry.Group),
            (IndexKey.Process, entry.Process),
            (IndexKey.InputSet, entry.InputSet),
            (IndexKey.CreatedBy, entry.CreatedBy),
        ];
        return single.Where(pair => pair.Value is not null).Select(pair => Prefix(pair.Key, pair.Value!))
            .Concat(Many(IndexKey.Tag, entry.Tags))
            .Concat(Many(IndexKey.Environment, entry.Environments))
            .Concat(Many(IndexKey.Service, entry.Services));
    }

    private static IEnumerable<string> Many(IndexKey key, ImmutableArray<string>? values)
    {
        var all = values ?? [];
        return all.Take(MostValues).Concat(all.Length > MostValues ? [TheRest] : Array.Empty<string>()).Select(value => Prefix(key, value));
    }

    private static IEnumerable<string> OnCalendar(ReleaseEntry entry)
    {
        if (entry.Begins is not { } begins)
        {
            return [];
        }

        var place = $"{Time(begins)}~{entry.Id}";
        if (entry.Ends is not { } ends)
        {
            return [Running + place];
        }

        var (first, last) = (MonthsOf(begins), Math.Max(MonthsOf(begins), MonthsOf(ends)));
        return last - first >= MostMonths
            ? [Long + place]
            : Enumerable.Range(first, last - first + 1).Select(month => Month(month / 12, (month % 12) + 1) + place);
    }

    private static int MonthsOf(DateTimeOffset instant) => (instant.UtcDateTime.Year * 12) + instant.UtcDateTime.Month - 1;

    private static string Age(ReleaseEntry entry) => Age(entry.CreatedAt, entry.Id);

    private static string Age(DateTimeOffset createdAt, string id) => string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - createdAt.UtcTicks:D19}~{id}");

    private static char Letter(IndexKey key) => key switch
    {
        IndexKey.Status => 's',
        IndexKey.Group => 'g',
        IndexKey.Process => 'p',
        IndexKey.InputSet => 'k',
        IndexKey.CreatedBy => 'c',
        IndexKey.Tag => 't',
        IndexKey.Environment => 'e',
        _ => 'u',
    };
}
