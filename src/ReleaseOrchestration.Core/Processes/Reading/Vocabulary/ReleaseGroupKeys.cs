using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of release groups.</summary>
internal static class ReleaseGroupKeys
{
    private static readonly ValueShape Instant = new ValueShape.Text(TextForms.Start);

    public static readonly KeySet Exception = new(
        "An exception",
        "A day on which the cadence is not kept.",
        [
            new("date", new ValueShape.Text(TextForms.Date), "The day, in the time zone of the cadence.") { IsRequired = true },
            new("move-to", Instant, "When the release is instead; it is left out when this is."),
            new("reason", Scalar, "Why."),
        ]);

    public static readonly KeySet Cadence = new(
        "A cadence",
        "When the releases of a group are. A time of day that a change of the clock skips or repeats counts once.",
        [
            new("frequency", new ValueShape.Choice(Words.CadenceFrequencies), "How often: `daily`, `weekly`, `biweekly`, `monthly`, `quarterly`, or as `cron` says.") { IsRequired = true },
            new("interval", Integer, "Every how many of these; 1 when left out. They are counted from `start`."),
            new("days=day", Scalars, "The days: `Thu` (weekly, biweekly); `15`, `last`, `2nd Tue`, `last Fri` (monthly, quarterly)."),
            new("at=time", new ValueShape.Text(TextForms.TimeOfDay), "The time of day; midnight when left out."),
            new("cron", Scalar, "Minute, hour, day of the month, month and day of the week, such as `0 9 * * MON-FRI`."),
            new("timezone=time-zone", new ValueShape.Text(TextForms.TimeZone), "An IANA name such as `Europe/Zurich`; `UTC` when left out."),
            new("duration", Duration, "How long a release is meant to last."),
            new("start=start-date", Instant, "Before this instant there is no release."),
            new("end=end-date", Instant, "From this instant on there is no release."),
            new("exceptions", new ValueShape.ListOf(new ValueShape.Keys(Exception)), "Days on which it is not kept."),
        ]);

    public static readonly KeySet Group = new(
        "A release group",
        "Releases of one process that belong together, and their cadence.",
        [
            new("id=identifier", Id, "The id of the group.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("description", Scalar, "What it is for."),
            new("colour=color", new ValueShape.Text(TextForms.Colour), "Its colour on the calendar: a name, or `'#1f77b4'` in quotes."),
            new("type", Id, "What kind of releases these are: `standard` (when left out), `hotfix`, `beta`, or any other word."),
            new("owners", Scalars, "Who answers for it."),
            new("tags", Scalars, "By what it is found, and by what freezes know its releases."),
            new("process=process-ref", Reference, "The process that its releases carry out: `id`, or `id@version`.") { IsRequired = true },
            new("input-set", Id, "The input set with which they start."),
            new(
                "version-pattern",
                Scalar,
                "How their versions are made: a text with `{year}`, `{month}`, `{day}`, `{week}`, `{quarter}` and `{n}`, or `bump-major`, `bump-minor` or `bump-patch`. `{month:00}` has two digits."),
            new("cadence", new ValueShape.Keys(Cadence), "When they are; when left out, people create them."),
            new("auto-execute=auto-execute-on-schedule", Flag, "Whether a release starts by itself when its time has come; false when left out."),
            new("approvers=approver", Scalars, "Who agrees before a release starts: `user:id`, `group:id`, or the name of a group."),
            new("overlap", new ValueShape.Choice(Words.GroupOverlaps), "Whether its releases may run at the same time: `allow` (when left out), or `serialize`."),
            new("catch-up", new ValueShape.Choice(Words.CatchUps), "What becomes of releases whose time passed while the server was down: the `latest` starts (when left out), `all` do, or it may `skip` them."),
        ]);
}
