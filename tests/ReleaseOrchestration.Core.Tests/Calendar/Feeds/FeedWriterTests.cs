using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReleaseOrchestration.Core.Calendar.Feeds;

namespace ReleaseOrchestration.Core.Tests.Calendar.Feeds;

public sealed class FeedWriterTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 2, 9, 0, 0, TimeSpan.FromHours(2));

    private static readonly FeedEvent Event = new()
    {
        Uid = "r-1@relo.example",
        Sequence = 3,
        LastModified = Start.AddDays(-1),
        Start = Start,
        End = Start.AddHours(2),
        Summary = "Weekly 2026.4.1",
        Description = "Waits for:\r\nqa, security; \\o/",
        Url = new Uri("https://relo.example/releases/r-1?a=1,2;b=ü"),
        Categories = ["weekly", "a,b"],
        Status = FeedEventStatus.Tentative,
    };

    [Fact]
    public void Write_OfAnEvent_IsThisFile() => Assert.Equal(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//ReleaseOrchestration//Feeds//EN
        CALSCALE:GREGORIAN
        NAME:Releases of weekly\, and more
        X-WR-CALNAME:Releases of weekly\, and more
        REFRESH-INTERVAL;VALUE=DURATION:PT15M
        X-PUBLISHED-TTL:PT15M
        BEGIN:VEVENT
        UID:r-1@relo.example
        SEQUENCE:3
        DTSTAMP:20260401T070000Z
        LAST-MODIFIED:20260401T070000Z
        DTSTART:20260402T070000Z
        DTEND:20260402T090000Z
        SUMMARY:Weekly 2026.4.1
        DESCRIPTION:Waits for:\nqa\, security\; \\o/
        URL:https://relo.example/releases/r-1?a=1,2;b=%C3%BC
        CATEGORIES:weekly,a\,b
        STATUS:TENTATIVE
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR

        """.ReplaceLineEndings("\r\n"),
        FeedWriter.Write(new CalendarFeed("Releases of weekly, and more", TimeSpan.FromMinutes(15), [Event])));

    [Fact]
    public void Write_OfAnEventThatIsAnInstant_HasNoEnd()
    {
        var file = Write(Event with { End = Start.AddMilliseconds(900) });

        Assert.DoesNotContain("DTEND", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OfNoEvent_HasTheComponentThatAFileNeeds() =>
        Assert.Contains("BEGIN:VTIMEZONE\r\nTZID:UTC\r\n", FeedWriter.Write(new CalendarFeed("none", TimeSpan.Zero, [])), StringComparison.Ordinal);

    [Fact]
    public void Write_OfTextWithLinesOfAnotherProperty_AddsNoProperty()
    {
        var file = Write(Event with { Summary = "x\r\nATTENDEE:mailto:eve@example.com\nEND:VEVENT\u0085Y\u2028Z\u0000\u0007", Uid = "a\r\nb" });

        Assert.DoesNotContain("\r\nATTENDEE", file, StringComparison.Ordinal);
        Assert.Contains(@"SUMMARY:x\nATTENDEE:mailto:eve@example.com\nEND:VEVENT\nY\nZ" + "\r\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OfAnyText_GivesLinesThatUnfoldToIt() => Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Texts), text =>
    {
        var file = Write(Event with { Summary = text });
        var lines = file.Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Equal(file, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(file)));
        Assert.DoesNotContain(lines, line => line.AsSpan().ContainsAny('\r', '\n'));
        var summary = file.Replace("\r\n ", string.Empty, StringComparison.Ordinal).Split("\r\n").Single(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal));
        Assert.Equal(Readable(text), Unescaped(summary["SUMMARY:".Length..]));
    }));

    private static readonly Gen<string> Texts =
        from parts in Gen.ListOf(Gen.Elements("a", "Zürich ", "日本語", "👩‍🚀", "\\", "\\n", ";", ",", ":", "\"", "\r\n", "\n", "\r", "\t", "\0", "\u001b", "\ud800", "\u2029", "x y z ", new string('w', 70)))
        select string.Concat(parts);

    private static string Write(FeedEvent one) => FeedWriter.Write(new CalendarFeed("all", TimeSpan.FromHours(1), [one]));

    private static string Readable(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' || !Rune.IsControl(rune)).Select(rune => rune.ToString()));

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            text.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' ? '\n' : value[i]);
        }

        return text.ToString();
    }
}
