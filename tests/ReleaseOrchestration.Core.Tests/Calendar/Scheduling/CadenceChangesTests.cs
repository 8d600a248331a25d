using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Calendar.Scheduling;

namespace ReleaseOrchestration.Core.Tests.Calendar.Scheduling;

/// <summary>What is planned and what a cadence has, each written as <c>key@hour</c>, hours counted from an edit; <c>!</c> marks what somebody moved.</summary>
public sealed class CadenceChangesTests
{
    private static readonly DateTimeOffset From = new(2026, 4, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "a@1 b@2", "a b", "", "")]
    [InlineData("a@1", "a@1 b@2", "b", "", "")]
    [InlineData("a@1", "a@3", "", "a", "")]
    [InlineData("a@1", "", "", "", "a")]
    [InlineData("a@1!", "a@3", "", "", "")]
    [InlineData("a@1!", "", "", "", "")]
    [InlineData("a@-5", "", "", "", "")]
    [InlineData("a@-5", "a@4", "", "", "")]
    [InlineData("a@1", "a@200", "", "a", "")]
    [InlineData("", "a@200", "", "", "")]
    [InlineData("a@1 b@2 c@3", "b@2 c@4 d@5", "d", "c", "a")]
    public void Find_PlannedAndCadence_SaysWhatHasToChange(string planned, string occurrences, string missing, string moved, string gone)
    {
        var changes = CadenceChanges.Find(
            [.. Words(planned).Select(word => new PlannedRelease(Key(word), At(word), word.EndsWith('!')))],
            [.. Words(occurrences).Select(word => new Occurrence(Key(word), At(word), At(word)))],
            From,
            From.AddHours(100));

        Assert.Equal(missing, string.Join(' ', changes.Missing.Select(occurrence => occurrence.Key)));
        Assert.Equal(moved, string.Join(' ', changes.Moved.Select(occurrence => occurrence.Key)));
        Assert.Equal(gone, string.Join(' ', changes.Gone));
    }

    private static ImmutableArray<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string Key(string word) => word.Split('@')[0];

    private static DateTimeOffset At(string word) => From.AddHours(int.Parse(word.Split('@')[1].TrimEnd('!'), System.Globalization.CultureInfo.InvariantCulture));
}
