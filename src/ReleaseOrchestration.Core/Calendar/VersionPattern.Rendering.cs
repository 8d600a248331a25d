using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Calendar;

/// <content>Versions made by patterns.</content>
public static partial class VersionPattern
{
    private const string Number = "n";

    /// <summary>
    /// The version of a date. Weeks are those of ISO 8601; where a pattern has weeks and neither months, quarters nor days, <c>{year}</c> is the year to which the week belongs.
    /// </summary>
    /// <param name="pattern">A pattern that was checked and is no bump.</param>
    /// <param name="date">The day of the release, in the time zone of its cadence.</param>
    /// <param name="n">What <c>{n}</c> stands for.</param>
    /// <returns>The version.</returns>
    public static string Render(string pattern, DateOnly date, int n) => Filled(pattern, date, n.ToString(CultureInfo.InvariantCulture));

    /// <summary>Within what <c>{n}</c> counts: the version of a date with <c>{n}</c> left as it is, such as <c>2026.4.{n}</c>.</summary>
    public static string Series(string pattern, DateOnly date) => Filled(pattern, date, null);

    /// <summary>The version of the next release of a group: the number after the greatest of its series, or the last version raised.</summary>
    /// <param name="pattern">A pattern that was checked.</param>
    /// <param name="date">The day of the release, in the time zone of its cadence.</param>
    /// <param name="versions">The versions that the group has, the newest last.</param>
    /// <returns>The version, or why there is none.</returns>
    public static VersionProposal Next(string pattern, DateOnly date, IEnumerable<string> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return IsBump(pattern) ? Bump(pattern, versions.LastOrDefault() ?? string.Empty)
            : new VersionProposal(Render(pattern, date, 1 + versions.Select(version => NumberIn(pattern, date, version)).DefaultIfEmpty(0).Max()));
    }

    /// <summary>What <c>{n}</c> is in a version of a date's series; 0 when the version is of another.</summary>
    public static int NumberIn(string pattern, DateOnly date, string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var start = Series(pattern, date).IndexOf("{n", StringComparison.Ordinal);
        var digits = start < 0 || start > version.Length ? 0 : Math.Min(9, version.Skip(start).TakeWhile(char.IsAsciiDigit).Count());
        for (; digits > 0; digits--)
        {
            var n = int.Parse(version.AsSpan(start, digits), NumberStyles.None, CultureInfo.InvariantCulture);
            if (Render(pattern, date, n) == version)
            {
                return n;
            }
        }

        return 0;
    }

    /// <summary>A version with one part raised and those after it zero; of no version, <c>0.0.0</c> is raised.</summary>
    public static VersionProposal Bump(string pattern, string last)
    {
        ArgumentNullException.ThrowIfNull(last);
        var match = Triple().Match(last.Length == 0 ? "0.0.0" : last);
        if (!match.Success)
        {
            return new VersionProposal(
                string.Empty, $"`{pattern}` cannot raise the last version, `{last}`: it is not three numbers such as `1.4.0`.", "Give this release a version of three numbers; those after it are raised from there.");
        }

        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var (major, minor, patch) = (Part("major"), Part("minor"), Part("patch"));
        var raised = pattern switch
        {
            "bump-major" => (major + 1, 0, 0),
            "bump-minor" => (major, minor + 1, 0),
            _ => (major, minor, patch + 1),
        };
        return new VersionProposal(string.Create(CultureInfo.InvariantCulture, $"{match.Groups["v"].ValueSpan}{raised.Item1}.{raised.Item2}.{raised.Item3}"));
    }

    private static string Filled(string pattern, DateOnly date, string? number)
    {
        var isByWeek = Names(pattern) is { } names && names.Contains("week") && !names.Any(name => name is "month" or "quarter" or "day");
        return Placeholder().Replace(pattern, match =>
        {
            var name = match.Groups["name"].Value;
            var value = name == Number ? number : Part(name, date, isByWeek).ToString(CultureInfo.InvariantCulture);
            return value?.PadLeft(Math.Max(0, match.Length - name.Length - 3), '0') ?? match.Value;
        });
    }

    private static int Part(string name, DateOnly date, bool isByWeek) => name switch
    {
        "year" => isByWeek ? ISOWeek.GetYear(date.ToDateTime(TimeOnly.MinValue)) : date.Year,
        "month" => date.Month,
        "day" => date.Day,
        "week" => ISOWeek.GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue)),
        "quarter" => ((date.Month - 1) / 3) + 1,
        _ => throw new ArgumentException($"There is no placeholder `{{{name}}}`.", nameof(name)),
    };

    [GeneratedRegex(@"^(?<v>v?)(?<major>[0-9]{1,9})\.(?<minor>[0-9]{1,9})\.(?<patch>[0-9]{1,9})\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Triple();
}
