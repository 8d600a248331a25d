using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of freezes.</summary>
internal static class FreezeKeys
{
    private static readonly ValueShape TimeOfDay = new ValueShape.Text(TextForms.TimeOfDay);

    private static readonly ValueShape Instant = new ValueShape.Text(TextForms.Start);

    public static readonly KeySet Scope = new(
        "The scope of a freeze",
        "What the freeze is about: an activity must be in every list that is given, by any one entry of it.",
        [
            new("environments=environment", Scalars, "Environments that activities work on."),
            new("processes=process", Scalars, "Ids of processes: that of the activity, or one that started it as a subprocess."),
            new("groups=group", Scalars, "Ids of release groups."),
            new("tags=tag", Scalars, "Tags of the release, or of one of those processes."),
        ]);

    public static readonly KeySet Recurrence = new(
        "A recurrence",
        "When a freeze comes again. A change of the clock never shortens a freeze, and a day that a month does not have is its last.",
        [
            new("frequency", new ValueShape.Choice(Words.FreezeFrequencies), "How often it begins.") { IsRequired = true },
            new("days", Scalars, "The days on which it begins: `Fri` weekly (every day when left out), `28` or `last` monthly, `12-20` (month and day) yearly."),
            new("from", TimeOfDay, "When it begins, in the time zone.") { IsRequired = true },
            new("to", TimeOfDay, "When it ends, in the time zone: the first such time after its beginning, unless `to-day` says another day.") { IsRequired = true },
            new("to-day", Scalar, "The day on which it ends, written as in `days`: the first such day after its beginning."),
            new("timezone=time-zone", new ValueShape.Text(TextForms.TimeZone), "An IANA name such as `Europe/Zurich`; `UTC` when left out."),
            new("start", Instant, "Before this instant, nothing is frozen."),
            new("end", Instant, "From this instant on, nothing is frozen."),
        ]);

    public static readonly KeySet Freeze = new(
        "A freeze",
        "When nothing may be deployed: automated activities in its scope wait at the instant they would start.",
        [
            new("id=identifier", Id, "The id of the freeze.") { IsRequired = true },
            new("name", Scalar, "The name that people see; the id when left out."),
            new("description", Scalar, "What it is for."),
            new("scope", new ValueShape.Keys(Scope), "What it is about; everything when left out."),
            new("from", Instant, "When it begins; at once when left out."),
            new("to", Instant, "When it ends; when somebody ends it, if left out."),
            new("recurrence", new ValueShape.Keys(Recurrence), "Instead of `from` and `to`: when it comes again and again."),
            new("window", new ValueShape.Choice(Words.FreezeWindows), "Whether nothing may start in its times (`deny`, when left out), or only in its times (`allow`): outside of all windows that allow and are about an activity, it waits."),
            new("mode", new ValueShape.Choice(Words.FreezeModes), "Whether it holds activities (`block`, when left out) or only notes that they started (`warn`)."),
            new("rollback", new ValueShape.Choice(Words.FreezeRollbacks), "What becomes of activities that run because something failed: they `pass` (when left out), or it holds them too (`block`)."),
        ]);
}
