using static ReleaseOrchestration.Core.Processes.Reading.Vocabulary.Shapes;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The keys of retries and windows.</summary>
internal static class TimingKeys
{
    private static readonly ValueShape TimeOfDay = new ValueShape.Text(TextForms.TimeOfDay);

    public static readonly KeySet Retry = new(
        "A retry",
        "How a failed attempt is tried again.",
        [
            new("attempts", Integer, "How many attempts there are in all, from 1 to 100.") { IsRequired = true },
            new("backoff", Duration, "How long to wait before the second attempt."),
            new("factor", Number, "By how much each wait is longer than the one before; 1 when left out."),
            new("max", Duration, "The longest wait."),
        ]);

    public static readonly KeySet Window = new(
        "A window",
        "When something may start. One that crosses midnight belongs to its first day.",
        [
            new("days", new ValueShape.OneOrMore(new ValueShape.Choice(Words.Days)), "The days of the week; every day when left out."),
            new("from", TimeOfDay, "When it opens.") { IsRequired = true },
            new("to", TimeOfDay, "When it closes.") { IsRequired = true },
            new("timezone=time-zone", new ValueShape.Text(TextForms.TimeZone), "An IANA name such as `Europe/Zurich`; `UTC` when left out."),
        ]);

    public static readonly ValueShape RetryShape = new ValueShape.Keys(Retry);

    public static readonly ValueShape WindowShape = new ValueShape.Keys(Window);
}
