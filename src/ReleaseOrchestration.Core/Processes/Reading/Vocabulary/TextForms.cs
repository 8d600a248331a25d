namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The forms of text of the language.</summary>
internal static class TextForms
{
    private const string Amount = @"[0-9]{1,9}(?:\.[0-9]{1,9})?";

    private const string Short =
        $@"^(?=[0-9])(?:{Amount}w\s*)?(?:{Amount}d\s*)?(?:{Amount}h\s*)?(?:{Amount}m\s*)?(?:{Amount}s)?$";

    private const string Iso =
        $"^P(?=[0-9T])(?:{Amount}W)?(?:{Amount}D)?(?:T(?=[0-9])(?:{Amount}H)?(?:{Amount}M)?(?:{Amount}S)?)?$";

    private const string Instant =
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})$";

    private const string Expression = @"<\+|\$\{";

    private const string IdPattern = "^[A-Za-z_][A-Za-z0-9_-]{0,127}$";

    private const string IdDescription = "Letters, digits, `_` and `-`; the first is a letter or `_`; at most 128.";

    public static readonly TextForm Id = new("id", IdDescription, IdPattern);

    /// <summary>The id of what stands in paths, where the words of the language stand between ids.</summary>
    public static readonly TextForm NodeId = new("node-id", IdDescription + " Unique among siblings, and no word of the language.", IdPattern) { Except = Identifier.Reserved };

    public static readonly TextForm Reference = new("reference", "An id, or an id and a version, such as `deploy@3`.", "^[A-Za-z_][A-Za-z0-9_-]{0,127}(?:@0*[1-9][0-9]{0,8})?$");

    /// <summary>A reference to what has the id of a node.</summary>
    public static readonly TextForm EntryReference = Reference with { Name = "entry-reference", Except = Identifier.Reserved };

    public static readonly TextForm Duration = new("duration", "A length of time: `30s`, `15m`, `2h`, `1d 12h`, or ISO 8601 (`PT30M`). A day is 24 hours.", Short, Iso)
    {
        Examples = ["30s", "15m", "2h", "1d 12h"],
    };

    public static readonly TextForm Length = new(
        "duration-or-expression", "A length of time such as `1d 12h`, or an expression that gives one.", Short, Iso, Expression)
    {
        Examples = ["2h", "1d 12h", "<+releaseInput.global.soakHours>h"],
    };

    public static readonly TextForm Moment = new(
        "moment", "An offset from the actual start of the release, such as `3d 9h`, an instant with its offset, such as `2025-04-07T06:00:00Z`, or an expression.", Short, Iso, Instant, Expression)
    {
        Examples = ["3d 9h", "2025-04-07T06:00:00Z"],
    };

    public static readonly TextForm Until = new("instant", "An instant with its offset from UTC, such as `2025-04-07T06:00:00Z`, or an expression.", Instant, Expression)
    {
        Examples = ["2025-04-07T06:00:00Z"],
    };

    /// <summary>When something happens in a scenario, where there is nothing to evaluate.</summary>
    public static readonly TextForm ScriptMoment = new(
        "script-moment", "An offset from the start of the scenario, such as `3d 9h`, or an instant with its offset from UTC, such as `2025-04-07T06:00:00Z`.", Short, Iso, Instant)
    {
        Examples = ["90m", "2025-04-07T06:00:00Z"],
    };

    public static readonly TextForm Start = new("start", "An instant with its offset from UTC, such as `2025-04-07T06:00:00Z`.", Instant) { Examples = ["2025-04-07T06:00:00Z"] };

    public static readonly TextForm TimeOfDay = new("time-of-day", "A time of day such as '09:00'.", "^(?:[0-9]|[01][0-9]|2[0-3]):[0-5][0-9]$", "^24:00$") { Examples = ["09:00", "17:00"] };

    public static readonly TextForm Date = new("date", "A day such as `2025-12-25`.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") { Examples = ["2025-12-25"] };

    public static readonly TextForm Colour = new("colour", "The name of a colour, such as `green`, or its red, green and blue, such as `#1f77b4`.", "^[A-Za-z]{3,30}$", "^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")
    {
        Examples = ["green", "#1f77b4"],
    };

    public static readonly TextForm TimeZone = new("time-zone", "An IANA time zone such as `Europe/Zurich`.", "^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$")
    {
        Examples = ["UTC", "Europe/Zurich", "America/New_York"],
    };

    public static readonly TextForm Count = new("count", "A number of people, from 1.", "^0*[1-9][0-9]{0,8}$") { TakesNumbers = true };

    public static readonly TextForm FileSize = new("file-size", "A size of a file, such as `500 KB` or `5MB`; bytes without a unit.", @"^0*[1-9][0-9]{0,8}\s*(?:(?:[KkMmGg][Ii]?)?[Bb])?$")
    {
        Examples = ["500 KB", "5MB"],
        TakesNumbers = true,
    };

    public static readonly TextForm Percentage = new("percentage", "A part of the deadline, such as `50%`.", "^0*(?:[1-9][0-9]?|100)%*$") { Examples = ["50%", "75%"], TakesNumbers = true };
}
