using ReleaseOrchestration.Application.Releases;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Application.Tests.Cadence;

/// <summary>Each occurrence of each group is one release, started once or called off for a reason, whatever happens in a year.</summary>
public sealed class SimulatedYearTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Year_TwoHundredGroups_EachOccurrenceOnceAndNoneLost()
    {
        using var year = new SimulatedYear(seed: 20260302, days: 365);
        await year.RunAsync(groups: 200);

        var records = await ReleasesAsync(year);
        output.WriteLine($"{records.Count} releases, {year.Rig.Runtime.Started.Count} started, {year.Crashes} crashes, {year.Jumps} jumps of the clock");
        Assert.True(year.Crashes > 50);
        Assert.True(year.Jumps > 20);
        Once(year, records);
        Versions(records);
        Serialized(year);
    }

    private static void Once(SimulatedYear year, List<ReleaseRecord> records)
    {
        var settled = records.Where(record => record.State != LaunchState.Scheduled).ToList();
        var expected = year.Expected().ToHashSet();
        var actual = settled.Where(record => record.Schedule is { IsWithdrawn: false }).Select(record => (record.Group, record.Schedule!.Occurrence)).ToList();
        Assert.Equal(actual.Count, actual.Distinct().Count());
        Assert.Equal([], expected.Except(actual).Order().Take(10));
        Assert.Equal([], actual.Except(expected).Order().Take(10));

        var started = settled.Where(record => record.State == LaunchState.Started).Select(record => record.Id).Order(StringComparer.Ordinal);
        Assert.Equal(started, year.Rig.Runtime.Started.Keys.Order(StringComparer.Ordinal));
        Assert.All(settled.Where(record => record.State == LaunchState.Cancelled), record => Assert.NotEmpty(record.Reason));
        Assert.All(records.Where(record => record.State == LaunchState.Scheduled), record => Assert.True(record.Schedule!.At > year.Rig.Clock.Now, record.Id + record.Reason));
    }

    private static void Versions(List<ReleaseRecord> records) =>
        Assert.All(records.Where(record => record.State == LaunchState.Started).GroupBy(record => record.Group), group =>
        {
            var versions = group.Select(record => record.Version).ToList();
            Assert.DoesNotContain(string.Empty, versions);
            Assert.Equal(versions.Count, versions.Distinct().Count());
        });

    private static void Serialized(SimulatedYear year) => Assert.Equal([], year.Overlaps);

    private static async Task<List<ReleaseRecord>> ReleasesAsync(SimulatedYear year)
    {
        var records = new List<ReleaseRecord>();
        await foreach (var (_, record) in year.Rig.Releases.NewestFirstAsync(after: null, default))
        {
            records.Add(record);
        }

        return records;
    }
}
