using NodaTime.Text;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Expressions;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Texts for points in time: an offset from the start of the release, an instant with its offset from UTC, or an expression.</summary>
internal static class Instants
{
    /// <summary>Whether a text can be read as an offset or an instant, or will only be known when it runs.</summary>
    public static bool IsOffsetOrInstant(string text) => Template.MayHoldExpressions(text) || Durations.TryParse(text, out _) || IsInstant(text);

    /// <summary>Whether a text is an instant, or will only be known when it runs.</summary>
    public static bool IsInstantOrExpression(string text) => Template.MayHoldExpressions(text) || IsInstant(text);

    private static bool IsInstant(string text) =>
        OffsetDateTimePattern.Rfc3339.Parse(text).Success || OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>").Parse(text).Success;
}
