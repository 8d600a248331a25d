using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Processes.Comparing;
using ReleaseOrchestration.Core.Tests.Execution.Properties;

namespace ReleaseOrchestration.Core.Tests.Processes.Comparing;

public sealed class DefinitionComparerTests
{
    [Theory]
    [InlineData("timeout: 30m", "timeout: 1h", "activity build.app: timeout changed from 30m to 1h")]
    [InlineData("retry: {attempts: 3, backoff", "retry: {attempts: 4, backoff", "activity build.app: retry.attempts changed from 3 to 4")]
    [InlineData("lock: one", "", "activity build.app: lock removed; it was one")]
    [InlineData("depends-on: [before.idle]", "depends-on: [soak]", "activity build.app: soak added to depends-on|activity build.app: before.idle removed from depends-on")]
    [InlineData("not-before: 3d 9h", "", "phase build: not-before removed; it was 3d 9h")]
    [InlineData("days: [Mon, Tue]", "days: [Tue, Mon]", "")]
    [InlineData("approvers: [user:ann, group:qa]", "approvers: [group:qa, user:ann]", "activity build.sign: order of approval.approvers changed from user:ann, group:qa to group:qa, user:ann")]
    [InlineData("quorum: 2", "quorum: all", "activity build.sign: approval.quorum changed from 2 to all")]
    [InlineData("options: [low, high]", "options: [low, high, none]", "activity build.sign: none added to fields.risk.options")]
    [InlineData("{type: number, default: 24,", "{type: number, default: 12,", "process: inputs.hours.default changed from 24 to 12")]
    [InlineData("tier: {type: string, allowed: [staging, production]}", "", "process: inputs.tier removed; it was allowed staging, production, type string")]
    [InlineData("{b: 1}", "{b: '1'}", "process: variables.deep.a.b changed from Number 1 to Text \"1\"")]
    [InlineData("activity: shared@2", "activity: shared@4", "activity build.shared: activity changed from shared@2 to shared@4")]
    [InlineData("{id: soak, type: wait, duration: 1h}", "{id: rest, type: wait, duration: 1h}", "activity build.rest added: duration 1h, type wait|activity build.soak removed")]
    [InlineData("{id: go, approval: {approvers: [user:ann]}}", "{id: go, approval: {approvers: [user:ann], deadline: 1h}}", "gate build.@entry.go: approval.deadline added: 1h")]
    [InlineData("every: 5m", "every: 6m", "gate build.@exit.green: every changed from 5m to 6m")]
    public void Compare_OneEdit_SaysIt(string text, string instead, string sentences)
    {
        Assert.Contains(text, FullProcess.Text, StringComparison.Ordinal);
        var edited = FullProcess.Read(FullProcess.Text.Replace(text, instead, StringComparison.Ordinal));
        var changes = DefinitionComparer.Compare(FullProcess.Process, edited).Select(change => change.Sentence).Order(StringComparer.Ordinal);
        Assert.Equal(sentences.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), changes);
    }

    [Fact]
    public void Compare_ActivityInAnotherPhase_IsMovedAndCompared()
    {
        const string Soak = "\n          - activity: {id: soak, type: wait, duration: 1h}";
        var moved = FullProcess.Read(FullProcess.Text
            .Replace(Soak, string.Empty, StringComparison.Ordinal)
            .Replace("until: 2026-01-01T00:00:00Z}}]}", "until: 2026-01-01T00:00:00Z}}, {activity: {id: soak, type: wait, duration: 2h}}]}", StringComparison.Ordinal));

        Assert.Equal(
            [
                new Change("before.soak", ChangeKind.Moved, "activity", "build.soak", "before.soak", "activity soak moved from phase build to phase before"),
                new Change("before.soak", ChangeKind.Changed, "duration", "1h", "2h", "activity before.soak: duration changed from 1h to 2h"),
            ],
            DefinitionComparer.Compare(FullProcess.Process, moved).ToArray());
    }

    [Fact]
    public void Compare_OtherOrderOfPhasesAndActivities_IsNoChange()
    {
        var process = FullProcess.Process;
        var turned = process with { Phases = [.. process.Phases.Reverse().Select(phase => phase with { Activities = [.. phase.Activities.Reverse()] })] };
        Assert.Empty(DefinitionComparer.Compare(process, turned));
    }

    [Fact]
    public void Compare_EveryMutationOfEveryMember_NamesThePath() => AssertSeen(FullProcess.Process);

    [Fact]
    public void Compare_MutationsOfRandomProcesses_NameThePath()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var process = new RandomProcess(new Random(seed)).Make();
            Assert.Empty(DefinitionComparer.Compare(process, DefinitionCodec.Deserialize(DefinitionCodec.Serialize(process))));
            AssertSeen(process);
        }
    }

    [Fact]
    public void Compare_StoreEntries_SeesWhatStandsInTheDocument()
    {
        const string Text = """
            activity: {id: deploy, version: 1, tags: [a], inputs: {env: {type: string}}, pipeline: {connector: ci, pipeline: deploy}, type: automated, timeout: 5m}
            """;
        Assert.Empty(DefinitionComparer.Compare(Entry(Text), Entry(Text.Replace("version: 1", "version: 2", StringComparison.Ordinal))));
        Assert.Equal(
            ["store entry: b added to tags", "store entry: inputs.env.required changed from false to true", "store entry: timeout removed; it was 5m"],
            DefinitionComparer.Compare(Entry(Text), Entry(Text
                .Replace("[a]", "[a, b]", StringComparison.Ordinal)
                .Replace("{type: string}", "{type: string, required: true}", StringComparison.Ordinal)
                .Replace(", timeout: 5m", string.Empty, StringComparison.Ordinal))).Select(change => change.Sentence).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compare_InputSetsAndConnectors_SeesTheirValues()
    {
        Assert.Equal(["input set: global.v changed from 1 to 2"], Sentences("inputSet: {id: s, process: p, global: {v: 1}}", "inputSet: {id: s, process: p, global: {v: 2}}"));
        Assert.Equal(
            ["input set: phases.build.activities.app.x changed from 1 to 3"],
            Sentences("inputSet: {id: s, process: p, phases: {build: {activities: {app: {x: 1}}}}}", "inputSet: {id: s, process: p, phases: {build: {activities: {app: {x: 3}}}}}"));
        Assert.Equal(["connector: settings.url changed from http://a to http://b"], Sentences("connector: {id: c, type: http, url: http://a}", "connector: {id: c, type: http, url: http://b}"));
    }

    private static void AssertSeen(ProcessDefinition process)
    {
        Assert.Empty(DefinitionComparer.Compare(process, process));
        foreach (var (path, member, mutated) in Mutations.Of(process))
        {
            var changes = DefinitionComparer.Compare(process, mutated);
            Assert.True(changes.Any(change => change.Path == path), $"{member} of '{path}' changed, but the changes are: {Lines(changes)}");
            Assert.All(changes, change => Assert.DoesNotContain('\n', change.Sentence));
        }
    }

    private static string Lines(ImmutableArray<Change> changes) =>
        changes.Aggregate(new StringBuilder(), (text, change) => text.Append(change.Sentence).Append('\n')).ToString();

    private static StoreEntry Entry(string text) => DocumentReader.Read(text).Documents.OfType<StoreEntryDocument>().Single().Entry;

    private static IEnumerable<string> Sentences(string before, string after) =>
        DefinitionComparer.Compare(DocumentReader.Read(before).Documents[0], DocumentReader.Read(after).Documents[0])!.Value.Select(change => change.Sentence);
}
