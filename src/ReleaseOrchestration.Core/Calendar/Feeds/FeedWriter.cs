using System.Globalization;

namespace ReleaseOrchestration.Core.Calendar.Feeds;

/// <summary>
/// Writes feeds as iCalendar (RFC 5545). All times are UTC, so no time zone has to be described. There is no METHOD: the file is a calendar to read and no invitation, so
/// DTSTAMP says when an event was changed last, and the same events make the same file.
/// </summary>
public static class FeedWriter
{
    /// <summary>The media type of what is written.</summary>
    public const string MediaType = "text/calendar";

    /// <summary>The feed as a file.</summary>
    public static string Write(CalendarFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var lines = new ContentLines();
        var refresh = string.Create(CultureInfo.InvariantCulture, $"PT{Math.Max(1, (long)feed.RefreshAfter.TotalMinutes)}M");
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", "-//ReleaseOrchestration//Feeds//EN");
        lines.Add("CALSCALE", "GREGORIAN");
        lines.AddText("NAME", feed.Name);
        lines.AddText("X-WR-CALNAME", feed.Name);
        lines.Add("REFRESH-INTERVAL;VALUE=DURATION", refresh);
        lines.Add("X-PUBLISHED-TTL", refresh);
        if (feed.Events.IsEmpty)
        {
            WriteZone(lines);
        }

        foreach (var one in feed.Events)
        {
            WriteEvent(lines, one);
        }

        lines.Add("END", "VCALENDAR");
        return lines.ToString();
    }

    private static void WriteEvent(ContentLines lines, FeedEvent one)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.AddText("UID", one.Uid);
        lines.Add("SEQUENCE", one.Sequence.ToString(CultureInfo.InvariantCulture));
        lines.AddInstant("DTSTAMP", one.LastModified);
        lines.AddInstant("LAST-MODIFIED", one.LastModified);
        lines.AddInstant("DTSTART", one.Start);
        if (one.End is { } end && WholeSeconds(end) > WholeSeconds(one.Start))
        {
            lines.AddInstant("DTEND", end);
        }

        lines.AddText("SUMMARY", one.Summary);
        if (one.Description.Length > 0)
        {
            lines.AddText("DESCRIPTION", one.Description);
        }

        WriteRest(lines, one);
        lines.Add("END", "VEVENT");
    }

    private static void WriteRest(ContentLines lines, FeedEvent one)
    {
        if (one.Url is { } url)
        {
            lines.Add("URL", url.AbsoluteUri);
        }

        if (!one.Categories.IsEmpty)
        {
            lines.AddTexts("CATEGORIES", one.Categories);
        }

        lines.Add("STATUS", one.Status.ToString().ToUpperInvariant());

        // A release takes nobody's time on its own.
        lines.Add("TRANSP", "TRANSPARENT");
    }

    // A calendar has at least one component; one without events has the zone of its times.
    private static void WriteZone(ContentLines lines)
    {
        lines.Add("BEGIN", "VTIMEZONE");
        lines.Add("TZID", "UTC");
        lines.Add("BEGIN", "STANDARD");
        lines.Add("DTSTART", "19700101T000000");
        lines.Add("TZOFFSETFROM", "+0000");
        lines.Add("TZOFFSETTO", "+0000");
        lines.Add("END", "STANDARD");
        lines.Add("END", "VTIMEZONE");
    }

    private static long WholeSeconds(DateTimeOffset instant) => instant.UtcTicks / TimeSpan.TicksPerSecond;
}
