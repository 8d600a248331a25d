using NodaTime;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>The timing of phases.</summary>
internal sealed class PhaseChecks(CheckContext context)
{
    public void Check(PhaseDefinition phase, string path)
    {
        Instant(phase.NotBefore, $"{path}.not-before");
        Instant(phase.Due, $"{path}.due");
        if (phase.Window is not { } window)
        {
            return;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(window.TimeZone) is null)
        {
            context.Error(
                ProblemCodes.InvalidValue,
                $"{path}.window.timezone",
                $"`{window.TimeZone}` is no time zone.",
                context.Suggest(window.TimeZone, DateTimeZoneProviders.Tzdb.Ids, "Use an IANA id such as `Europe/Zurich`."));
        }

        if (window.From == window.To && window.From != TimeOnly.MinValue)
        {
            context.Error(ProblemCodes.InvalidWindow, $"{path}.window", "Nothing can start in a window that ends when it begins.", "Set `to` later than `from`; use '00:00' for both to allow the whole day.");
        }
    }

    private void Instant(string? text, string path)
    {
        if (text is not null && !Instants.IsOffsetOrInstant(text))
        {
            context.Error(
                ProblemCodes.InvalidInstant, path, $"`{text}` is neither an offset from the start of the release nor an instant.", "Write `3d 9h`, or `2025-04-07T06:00:00Z`.");
        }
    }
}
