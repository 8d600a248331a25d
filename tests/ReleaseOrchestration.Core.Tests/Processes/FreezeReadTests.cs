using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class FreezeReadTests
{
    private const string Full = """
        freeze:
          id: year_end
          name: Year end
          description: Nobody is in.
          scope: {environment: prod, processes: [hotfix, weekly], groups: g, tags: [risky]}
          recurrence: {frequency: Yearly, days: 12-20, from: '18:00', toDay: 01-05, to: '08:00', time_zone: Europe/Zurich, start: 2025-01-01T00:00:00+01:00}
          mode: warn
          rollback: block
        """;

    [Fact]
    public void Read_OfAFreeze_TakesEveryKey()
    {
        var freeze = Freeze(Full);
        Assert.Equal(("year_end", "Year end", "Nobody is in."), (freeze.Id, freeze.Name, freeze.Description));
        Assert.Equal(["prod"], freeze.Scope.Environments.AsEnumerable());
        Assert.Equal(["hotfix", "weekly"], freeze.Scope.Processes.AsEnumerable());
        Assert.Equal(["g"], freeze.Scope.Groups.AsEnumerable());
        Assert.Equal(["risky"], freeze.Scope.Tags.AsEnumerable());
        Assert.Equal((FreezeMode.Warn, FreezeRollback.Block), (freeze.Mode, freeze.Rollback));
        var recurrence = freeze.Recurrence!;
        Assert.Equal((FreezeFrequency.Yearly, "01-05", "Europe/Zurich"), (recurrence.Frequency, recurrence.ToDay, recurrence.TimeZone));
        Assert.Equal(["12-20"], recurrence.Days.AsEnumerable());
        Assert.Equal((new TimeOnly(18, 0), new TimeOnly(8, 0)), (recurrence.From, recurrence.To));
        Assert.Equal(new DateTimeOffset(2024, 12, 31, 23, 0, 0, TimeSpan.Zero), recurrence.Start);
    }

    [Theory]
    [InlineData("allow", FreezeWindow.Allow)]
    [InlineData("Deny", FreezeWindow.Deny)]
    public void Read_OfAWindow_TakesWhatItIs(string word, FreezeWindow window) =>
        Assert.Equal(window, Freeze($"freeze: {{id: f, window: {word}, from: 2025-01-01T00:00:00Z}}").Window);

    [Fact]
    public void Codec_OfAFreeze_KeepsIt()
    {
        var bytes = DefinitionCodec.Serialize(Freeze(Full));
        Assert.Equal(bytes, DefinitionCodec.Serialize(DefinitionCodec.DeserializeFreeze(bytes)));
    }

    [Theory]
    [InlineData("{id: f}", "RO1140", "does not say when")]
    [InlineData("{from: 2025-01-01T00:00:00Z}", "RO1008", "`id` is missing")]
    [InlineData("{id: f, from: 2025-01-02T00:00:00Z, to: 2025-01-01T00:00:00Z}", "RO1140", "before it begins")]
    [InlineData("{id: f, from: tomorrow}", "RO1125", "no instant")]
    [InlineData("{id: f, from: 2025-01-02, to: 2025-01-03T00:00:00Z}", "RO1125", "no instant")]
    [InlineData("{id: f, to: 2025-01-02T00:00:00Z, recurrence: {frequency: daily, from: '1:00', to: '2:00'}}", "RO1140", "not both")]
    [InlineData("{id: f, recurrence: {frequency: daily, days: Mon, from: '1:00', to: '2:00'}}", "RO1140", "no days")]
    [InlineData("{id: f, recurrence: {frequency: monthly, from: '1:00', to: '2:00'}}", "RO1140", "needs the days")]
    [InlineData("{id: f, recurrence: {frequency: weekly, days: Moonday, from: '1:00', to: '2:00'}}", "RO1010", "no day of a weekly")]
    [InlineData("{id: f, recurrence: {frequency: monthly, days: 32, from: '1:00', to: '2:00'}}", "RO1010", "no day of a monthly")]
    [InlineData("{id: f, recurrence: {frequency: yearly, days: 02-30, from: '1:00', to: '2:00'}}", "RO1010", "no day of a yearly")]
    [InlineData("{id: f, recurrence: {frequency: yearly, days: 02-29, to-day: 13-01, from: '1:00', to: '2:00'}}", "RO1010", "`13-01`")]
    [InlineData("{id: f, recurrence: {frequency: hourly, from: '1:00', to: '2:00'}}", "RO1010", "no value of `frequency`")]
    [InlineData("{id: f, recurrence: {from: '1:00', to: '2:00'}}", "RO1008", "`frequency` is missing")]
    [InlineData("{id: f, recurrence: {frequency: daily, from: '25:00', to: '2:00'}}", "RO1010", "no time of day")]
    [InlineData("{id: f, recurrence: {frequency: daily, from: '1:00', to: '2:00', timezone: Europe/Zurick}}", "RO1010", "no time zone")]
    [InlineData("{id: f, recurrence: {frequency: daily, from: '1:00', to: '2:00', start: 2025-01-02T00:00:00Z, end: 2025-01-01T00:00:00Z}}", "RO1140", "recurrence ends before")]
    [InlineData("{id: f, from: 2025-01-02T00:00:00Z, mode: stop}", "RO1010", "no value of `mode`")]
    [InlineData("{id: f, from: 2025-01-02T00:00:00Z, window: maybe}", "RO1010", "no value of `window`")]
    [InlineData("{id: f, to: 2025-01-02T00:00:00Z, window: allow}", "RO1141", "does not open any more after 2025-01-02 00:00 UTC")]
    [InlineData("{id: f, window: allow, recurrence: {frequency: daily, from: '1:00', to: '2:00', end: 2025-01-02T00:00:00Z}}", "RO1141", "nothing in its scope starts")]
    [InlineData("{id: f, from: 2025-01-02T00:00:00Z, rollbck: block}", "RO1007", "no `rollbck`")]
    [InlineData("{id: f, from: 2025-01-02T00:00:00Z, scope: {enviroments: prod}}", "RO1007", "no `enviroments`")]
    [InlineData("{id: 'a b', from: 2025-01-02T00:00:00Z}", "RO1101", "no id")]
    public void Read_OfAFreezeThatIsWrong_SaysWhat(string freeze, string code, string words)
    {
        var problem = Assert.Single(DocumentReader.Read($"freeze: {freeze}").Problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    private static FreezeDefinition Freeze(string yaml)
    {
        var result = DocumentReader.Read(yaml);
        Assert.True(!result.HasErrors, string.Join('\n', result.Problems));
        return Assert.IsType<FreezeDocument>(result.Documents.Single()).Freeze;
    }
}
