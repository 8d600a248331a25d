using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>How the product words events. Plain texts: each channel escapes them in its own way.</summary>
public static class EventTexts
{
    private const int LongestLine = 250;

    /// <summary>One line that says what happened.</summary>
    public static string Subject(NotificationEvent happened)
    {
        var release = Named(happened);
        var node = happened.Path.Length == 0 ? release : $"{release}: {happened.Title}";
        return OneLine($"{node} {Verb(happened)}");
    }

    /// <summary>Names and values to show below the text.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Facts(NotificationEvent happened)
    {
        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        Add("Release", Named(happened));
        Add("Group", happened.Release.Group);
        Add("Run", happened.Run > 1 ? happened.Run.ToString(CultureInfo.InvariantCulture) : string.Empty);
        Add("Where", happened.Path);
        Add("Status", happened.Status);
        Add("Outcome", happened.Outcome);
        Add("Attempt", happened.Attempt > 1 ? happened.Attempt.ToString(CultureInfo.InvariantCulture) : string.Empty);
        Add("By", happened.Actor is "system" ? string.Empty : happened.Actor);
        Add("Reason", happened.Reason);
        Add("Asked", string.Join(", ", happened.Approvers));
        Add("Owners", string.Join(", ", happened.Owners));
        Add("Due", happened.Due is { } due ? Instant(due) : string.Empty);
        Add("At", Instant(happened.At));
        return facts.ToImmutable();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                facts.Add(KeyValuePair.Create(name, value));
            }
        }
    }

    /// <summary>A text without line ends and other control characters, at most 250 characters long: a subject, a name.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, LongestLine));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= LongestLine)
            {
                return line.Append('…').ToString();
            }

            var isSpace = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            line.Append(isSpace ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }

    private static string Named(NotificationEvent happened)
    {
        var name = happened.Release.Name.Length > 0 ? happened.Release.Name : happened.Release.Id;
        return happened.Release.Version.Length == 0 || name.Contains(happened.Release.Version, StringComparison.Ordinal) ? name : $"{name} {happened.Release.Version}";
    }

    private static string Instant(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Verb(NotificationEvent happened) => happened.Kind switch
    {
        EventKinds.ReleaseStarted or EventKinds.PhaseStarted or EventKinds.ActivityStarted => "started",
        EventKinds.ReleaseEnded or EventKinds.PhaseEnded or EventKinds.ActivityEnded => happened.Status switch
        {
            "Failed" => "failed",
            "Succeeded" => "succeeded",
            "PartiallySucceeded" => "succeeded in part",
            "Aborted" => "was aborted",
            "Skipped" => "was skipped",
            "Ignored" => "failed and was ignored",
            "Completed" => "is complete",
            _ => "ended",
        },
        EventKinds.ReleaseOnHold or EventKinds.PhaseOnHold or EventKinds.ActivityOnHold => "is on hold",
        EventKinds.ReleasePaused => "was paused",
        EventKinds.ReleaseResumed => "goes on",
        EventKinds.PhaseLate => "is late",
        EventKinds.InputNeeded => "waits for input",
        EventKinds.SignOffNeeded => "waits for a sign-off",
        EventKinds.SignOffDecided => $"was decided by {happened.Actor}: {happened.Outcome}",
        EventKinds.SignOffApproved => "was approved",
        EventKinds.SignOffRejected => happened.Outcome == "expired" ? "was not decided in time" : "was rejected",
        EventKinds.SignOffReminded => "still waits for a sign-off",
        EventKinds.SignOffEscalated => "was escalated",
        EventKinds.SignOffReassigned => "waits for the sign-off of somebody else",
        EventKinds.SignOffOverdue => "waits for an overdue sign-off",
        EventKinds.FreezeHit => "meets a freeze",
        EventKinds.FreezeLifted => "goes on after a freeze",
        EventKinds.FreezeOverridden => "may pass a freeze",
        EventKinds.Test => "is a test",
        _ => happened.Kind,
    };
}
