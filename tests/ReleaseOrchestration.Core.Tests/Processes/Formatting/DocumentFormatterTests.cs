using System.Text.RegularExpressions;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Processes.Comparing;
using ReleaseOrchestration.Core.Processes.Reading;
using ReleaseOrchestration.Core.Tests.Schemas;

namespace ReleaseOrchestration.Core.Tests.Processes.Formatting;

public sealed partial class DocumentFormatterTests
{
    [Theory]
    [InlineData("process: {id: p, phases: [{phase: {id: a, dependsOn: []}}]}", "process: {id: p, phases: [{phase: {id: a, depends-on: []}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, depends_on: []}}]}", "process: {id: p, phases: [{phase: {id: a, depends-on: []}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, ifCondition: 1 == 1}}]}", "process: {id: p, phases: [{phase: {id: a, if: 1 == 1}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, when: 1 == 1}}]}", "process: {id: p, phases: [{phase: {id: a, if: 1 == 1}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, \"dependsOn\": []}}]}", "process: {id: p, phases: [{phase: {id: a, \"depends-on\": []}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, 'dependsOn': []}}]}", "process: {id: p, phases: [{phase: {id: a, 'depends-on': []}}]}")]
    [InlineData("processInput: {id: s, process: p}", "input-set: {id: s, process: p}")]
    [InlineData("{\"inputSet\": {\"id\": \"s\", \"process\": \"p\"}}", "{\"input-set\": {\"id\": \"s\", \"process\": \"p\"}}")]
    [InlineData("process: {id: p, phases: [{phase: {id: dependsOn}}], variables: {dependsOn: dependsOn}}", "process: {id: p, phases: [{phase: {id: dependsOn}}], variables: {dependsOn: dependsOn}}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, \"depends\\x4fn\": []}}]}", "process: {id: p, phases: [{phase: {id: a, \"depends\\x4fn\": []}}]}")]
    public void Format_Spellings_BecomeCanonical(string text, string expected) => Assert.Equal(expected, DocumentFormatter.Format(text).Text);

    [Fact]
    public void Format_CommentsOrderQuotesAndEndsOfLines_Stay()
    {
        const string Text = "# dependsOn\r\nprocess: # the process\r\n  phases:\r\n  - phase:\r\n      id: 'a' # dependsOn too\r\n\r\n      dependsOn:   []\r\n      not_before: \"2h\"   \r\n  id: p\r\n---\r\n# 𝒳 more\r\ninputSet: {process: p, id: s} # last";
        var result = DocumentFormatter.Format(Text, "f.yaml");
        Assert.Equal(Text.Replace("      dependsOn:", "      depends-on:", StringComparison.Ordinal).Replace("not_before", "not-before", StringComparison.Ordinal).Replace("inputSet", "input-set", StringComparison.Ordinal), result.Text);
        Assert.Equal(["f.yaml:7:7 dependsOn depends-on", "f.yaml:8:7 not_before not-before", "f.yaml:12:1 inputSet input-set"], result.Changes.Select(c => $"{c.Position} {c.Written} {c.Canonical}"));
    }

    [Fact]
    public void Format_TextWithErrors_IsLeftAlone()
    {
        const string Text = "process: {id: p, phases: [{phase: {id: a, dependsOn: [b]}}]}";
        var result = DocumentFormatter.Format(Text, "f.yaml");
        Assert.Equal(Text, result.Text);
        Assert.Empty(result.Changes);
        Assert.Contains(result.Problems, p => p.Code == "RO1108");
    }

    [Fact]
    public void Format_AliasOfYaml_IsSpelledOnce() => Assert.Equal(
        "process: {id: p, phases: [{phase: &x {id: a, depends-on: [], name: n}}]}",
        DocumentFormatter.Format("process: {id: p, phases: [{phase: &x {id: a, dependsOn: [], name: n}}]}").Text);

    [Theory]
    [InlineData("variables: {v: &r {maxLength: 3, id: z}}, fields: [*r]")]
    [InlineData("fields: [&r {maxLength: 3, id: z}], variables: {v: *r}")]
    [InlineData("variables: &v {a: &r {maxLength: 3, id: z}, b: *r}, fields: [*r]")]
    public void Format_KeysThatAreFreeNamesElsewhere_KeepTheirSpelling(string content)
    {
        var text = $"process: {{id: p, phases: [{{phase: {{id: a, dependsOn: [], activities: [{{activity: {{id: m, type: manual, {content}}}}}]}}}}]}}";
        var formatted = DocumentFormatter.Format(text);
        Assert.Empty(formatted.Problems);
        Assert.Equal(text.Replace("dependsOn", "depends-on", StringComparison.Ordinal), formatted.Text);
        AssertSame(text, formatted.Text, content);
    }

    // Every word of the vocabulary in the samples is spelled at random; what comes back must be what stood there, and mean the same.
    [Fact]
    public void Format_SamplesSpelledAtRandom_MeanTheSameAndAreFormattedOnce()
    {
        var words = KeyPlace.All().SelectMany(place => place.Set.Declarations).SelectMany(key => key.Words).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        for (var seed = 0; seed < 20; seed++)
        {
            foreach (var file in files)
            {
                var random = new Random(seed);
                var original = DocumentFormatter.Format(File.ReadAllText(file)).Text;
                var spelled = Key().Replace(original, match => words.Contains(match.Value) ? Any(random, KeySet.Spellings(match.Value)) : match.Value);
                var result = DocumentFormatter.Format(spelled);
                if (result.Problems.IsEmpty)
                {
                    AssertSame(spelled, result.Text, $"seed {seed}: {file}");
                }
            }
        }
    }

    private static void AssertSame(string before, string after, string name)
    {
        Assert.Equal(after, DocumentFormatter.Format(after).Text);
        Assert.Empty(DocumentFormatter.Format(after).Changes);
        Assert.Equal(Key().Replace(before, m => KeySet.Canonical(m.Value)), Key().Replace(after, m => KeySet.Canonical(m.Value)));
        var (one, other) = (DocumentReader.Read(before).Documents, DocumentReader.Read(after).Documents);
        Assert.Equal(one.Length, other.Length);
        foreach (var (was, now) in one.Zip(other).Where(pair => pair.First is not Core.Scenarios.ScenarioDocument))
        {
            var changes = DefinitionComparer.Compare(was, now);
            Assert.True(changes is { IsEmpty: true }, $"{name}: {string.Join(", ", changes ?? [])}");
        }
    }

    private static string Any(Random random, IReadOnlyList<string> spellings) => spellings[random.Next(spellings.Count)];

    [GeneratedRegex("(?<=^|[{ ,])[A-Za-z][A-Za-z_-]*(?=: |:$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Key();
}
