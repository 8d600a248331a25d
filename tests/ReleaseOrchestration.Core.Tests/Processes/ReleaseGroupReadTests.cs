using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Processes.Comparing;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class ReleaseGroupReadTests
{
    private const string Full = """
        releaseGroup:
          id: weekly
          name: Weekly
          description: Every Thursday.
          color: '#1f77b4'
          type: beta
          owners: [Release Management]
          tags: standard
          process: weekly_release@3
          inputSet: staging
          versionPattern: '{year}.{month:00}.{n}'
          cadence:
            frequency: Biweekly
            interval: 2
            days: [thursday, MON]
            at: '09:30'
            time_zone: Europe/Zurich
            duration: 2d
            start: 2025-04-07T00:00:00+02:00
            end: 2026-04-07T00:00:00+02:00
            exceptions:
              - {date: 2025-12-25, reason: Christmas}
              - {date: 2025-05-01, moveTo: 2025-05-02T09:30:00+02:00}
          auto-execute: true
          approvers: [group:directors]
          overlap: serialize
          catch-up: skip
        """;

    [Fact]
    public void Read_OfAGroup_TakesEveryKey()
    {
        var group = Group(Full);
        Assert.Equal(("weekly", "Weekly", "Every Thursday.", "#1f77b4", "beta"), (group.Id, group.Name, group.Description, group.Colour, group.Type));
        Assert.Equal(new ProcessReference { Id = "weekly_release", Version = 3 }, group.Process);
        Assert.Equal(("staging", "{year}.{month:00}.{n}", true), (group.InputSet, group.VersionPattern, group.AutoExecute));
        Assert.Equal(["Release Management", "standard", "group:directors"], group.Owners.Concat(group.Tags).Concat(group.Approvers));
        Assert.Equal((GroupOverlap.Serialize, CatchUp.Skip), (group.Overlap, group.CatchUp));
        var cadence = group.Cadence!;
        Assert.Equal((CadenceFrequency.Biweekly, 2, new TimeOnly(9, 30), "Europe/Zurich", TimeSpan.FromDays(2)), (cadence.Frequency, cadence.Interval, cadence.At, cadence.TimeZone, cadence.Duration));
        Assert.Equal(["Thu", "Mon"], cadence.Days.AsEnumerable());
        Assert.Equal((new DateTimeOffset(2025, 4, 6, 22, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 6, 22, 0, 0, TimeSpan.Zero)), (cadence.Start, cadence.End));
        Assert.Equal(
            [new CadenceDeviation { Date = new DateOnly(2025, 12, 25), Reason = "Christmas" }, new CadenceDeviation { Date = new DateOnly(2025, 5, 1), MoveTo = new DateTimeOffset(2025, 5, 2, 7, 30, 0, TimeSpan.Zero), Reason = string.Empty }],
            cadence.Exceptions.AsEnumerable());
    }

    [Fact]
    public void Read_OfTheLeast_HasTheDefaults()
    {
        var group = Group("releaseGroup: {id: g, process: p, cadence: {frequency: daily}}");
        Assert.Equal(("g", "standard", false, GroupOverlap.Allow, CatchUp.Latest), (group.Name, group.Type, group.AutoExecute, group.Overlap, group.CatchUp));
        Assert.Equal((1, "UTC", TimeOnly.MinValue), (group.Cadence!.Interval, group.Cadence.TimeZone, group.Cadence.At));
        Assert.Null(Group("releaseGroup: {id: g, process: p}").Cadence);
    }

    [Fact]
    public void Codec_OfAGroup_KeepsIt()
    {
        var bytes = DefinitionCodec.Serialize(Group(Full));
        var again = DefinitionCodec.DeserializeReleaseGroup(bytes);
        Assert.Equal(bytes, DefinitionCodec.Serialize(again));
        Assert.Empty(DefinitionComparer.Compare(Group(Full), again));
        Assert.Equal(1, DefinitionCodec.DeserializeReleaseGroup("""{"id":"g","process":{"id":"p"},"cadence":{}}"""u8).Cadence!.Interval);
    }

    [Theory]
    [InlineData("at: '09:30'", "at: '10:30'", "at")]
    [InlineData("days: [thursday, MON]", "days: [thursday]", "days")]
    [InlineData("{date: 2025-12-25, reason: Christmas}", "{date: 2025-12-26, reason: Christmas}", "2025-12-26")]
    [InlineData("weekly_release@3", "weekly_release@4", "weekly_release@4")]
    [InlineData("overlap: serialize", "overlap: allow", "overlap")]
    public void Compare_OfTwoGroups_TellsWhatDiffers(string before, string after, string word)
    {
        var change = Assert.Single(DefinitionComparer.Compare(Group(Full), Group(Full.Replace(before, after, StringComparison.Ordinal))));
        Assert.Contains(word, change.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("monthly", "15", "15")]
    [InlineData("monthly", "last", "last")]
    [InlineData("monthly", "Second  tuesday", "2nd Tue")]
    [InlineData("quarterly", "LAST Fri", "last Fri")]
    [InlineData("quarterly", "5th mon", "5th Mon")]
    [InlineData("weekly", "Wednesday", "Wed")]
    public void Read_Day_IsKeptInOneSpelling(string frequency, string day, string kept) =>
        Assert.Equal([kept], Group($"releaseGroup: {{id: g, process: p, cadence: {{frequency: {frequency}, days: {day}}}}}").Cadence!.Days.AsEnumerable());

    [Theory]
    [InlineData("{process: p}", "RO1008", "`id` is missing")]
    [InlineData("{id: g}", "RO1008", "`process` is missing")]
    [InlineData("{id: g, process: a b}", "RO1019", "`a b`")]
    [InlineData("{id: g, process: p@0}", "RO1019", "`p@0`")]
    [InlineData("{id: g, process: ''}", "RO1008", "`process` is empty")]
    [InlineData("{id: '', process: p}", "RO1008", "`id` is empty")]
    [InlineData("{id: g, process: p, colour: true}", "RO1010", "no colour")]
    [InlineData("{id: 'a b', process: p}", "RO1101", "no id")]
    [InlineData("{id: g, process: p, type: 'big one'}", "RO1101", "no id")]
    [InlineData("{id: g, process: p, input-set: 's 1'}", "RO1101", "no id")]
    [InlineData("{id: g, process: p, colour: '#12345'}", "RO1010", "no colour")]
    [InlineData("{id: g, process: p, approvers: [robot:x]}", "RO1119", "names nobody")]
    [InlineData("{id: g, process: p, overlap: maybe}", "RO1010", "no value of `overlap`")]
    [InlineData("{id: g, process: p, catch-up: never}", "RO1010", "no value of `catch-up`")]
    [InlineData("{id: g, process: p, auto-execute: yes please}", "RO1010", "true or false")]
    [InlineData("{id: g, process: p, cadense: {frequency: daily}}", "RO1007", "no `cadense`")]
    [InlineData("{id: g, process: p, version-pattern: '{year}.{moth}'}", "RO1152", "no placeholder `{moth}`")]
    [InlineData("{id: g, process: p, version-pattern: '{year}.{n'}", "RO1152", "braces")]
    [InlineData("{id: g, process: p, version-pattern: '{n:x}'}", "RO1152", "braces")]
    [InlineData("{id: g, process: p, version-pattern: 'v {n}'}", "RO1152", "gives no version")]
    [InlineData("{id: g, process: p, version-pattern: '1.0'}", "RO1152", "the same version")]
    public void Read_OfAGroupThatIsWrong_SaysWhat(string group, string code, string words) => AssertWrong(group, code, words);

    [Theory]
    [InlineData("{}", "RO1008", "`frequency` is missing")]
    [InlineData("{frequency: hourly}", "RO1010", "no value of `frequency`")]
    [InlineData("{frequency: daily, days: Mon}", "RO1150", "no days")]
    [InlineData("{frequency: weekly}", "RO1150", "needs its days")]
    [InlineData("{frequency: weekly, days: 15}", "RO1010", "no day of a weekly")]
    [InlineData("{frequency: weekly, days: last Fri}", "RO1010", "no day of a weekly")]
    [InlineData("{frequency: monthly, days: 32}", "RO1010", "no day of a monthly")]
    [InlineData("{frequency: monthly, days: 0}", "RO1010", "no day of a monthly")]
    [InlineData("{frequency: monthly, days: 6th Mon}", "RO1010", "no day of a monthly")]
    [InlineData("{frequency: quarterly, days: [last Moonday]}", "RO1010", "no day of a quarterly")]
    [InlineData("{frequency: biweekly, days: Mon}", "RO1150", "needs a `start`")]
    [InlineData("{frequency: daily, interval: 3}", "RO1150", "needs a `start`")]
    [InlineData("{frequency: daily, interval: 0}", "RO1150", "every 0")]
    [InlineData("{frequency: daily, interval: -1}", "RO1150", "every -1")]
    [InlineData("{frequency: daily, interval: 1001}", "RO1150", "every 1001")]
    [InlineData("{frequency: daily, interval: 1.5}", "RO1010", "whole number")]
    [InlineData("{frequency: daily, cron: '0 9 * * *'}", "RO1150", "has no `cron`")]
    [InlineData("{frequency: cron}", "RO1150", "needs a `cron`")]
    [InlineData("{frequency: cron, cron: '0 9 * * *', at: '09:00'}", "RO1150", "says the days and the time itself")]
    [InlineData("{frequency: cron, cron: '0 9 * *'}", "RO1151", "has 4 fields")]
    [InlineData("{frequency: daily, at: 9am}", "RO1010", "no time of day")]
    [InlineData("{frequency: daily, timezone: Europe/Zurick}", "RO1010", "no time zone")]
    [InlineData("{frequency: daily, duration: 0s}", "RO1123", "longer than nothing")]
    [InlineData("{frequency: daily, duration: two days}", "RO1011", "no duration")]
    [InlineData("{frequency: daily, start: 2025-04-07}", "RO1125", "no instant")]
    [InlineData("{frequency: daily, start: 2025-04-07T00:00:00Z, end: 2025-04-07T00:00:00Z}", "RO1150", "ends before it begins")]
    [InlineData("{frequency: daily, exceptions: [{date: 2025-02-30}]}", "RO1125", "no day")]
    [InlineData("{frequency: daily, exceptions: [{date: ''}]}", "RO1008", "`date` is empty")]
    [InlineData("{frequency: daily, exceptions: [{reason: x}]}", "RO1008", "`date` is missing")]
    [InlineData("{frequency: daily, exceptions: [{date: 2025-12-25}, {date: 2025-12-25}]}", "RO1150", "Two exceptions are for 2025-12-25")]
    [InlineData("{frequency: daily, exceptions: [{date: 2025-12-25, move-to: tomorrow}]}", "RO1125", "no instant")]
    public void Read_OfACadenceThatIsWrong_SaysWhat(string cadence, string code, string words) => AssertWrong($"{{id: g, process: p, cadence: {cadence}}}", code, words);

    [Theory]
    [InlineData("releaseGroup: {id: g, process: p, auto-execute: true}")]
    [InlineData("releaseGroup:\n  id: g\n  process: p\n  colour: #1f77b4\n")]
    public void Read_PartWithoutEffect_Warns(string yaml)
    {
        var read = DocumentReader.Read(yaml);
        Assert.False(read.HasErrors);
        Assert.Equal(ProblemCodes.IneffectiveGroup, Assert.Single(read.Problems).Code);
    }

    private static void AssertWrong(string group, string code, string words)
    {
        var problem = Assert.Single(DocumentReader.Read($"releaseGroup: {group}").Problems);
        Assert.Equal((code, Severity.Error), (problem.Code, problem.Severity));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Position.Line == 1 && (problem.Fix.Length > 0 || code == "RO1010"), problem.ToString());
    }

    private static ReleaseGroupDefinition Group(string yaml)
    {
        var result = DocumentReader.Read(yaml);
        Assert.True(!result.HasErrors, string.Join('\n', result.Problems));
        return Assert.IsType<ReleaseGroupDocument>(result.Documents.Single()).Group;
    }
}
