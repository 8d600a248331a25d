using System.Text;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class DocumentSyntaxTests
{
    private const string Rest = "\n  phases: [{phase: {id: a}}]\n";

    [Theory]
    [InlineData(ProblemCodes.Syntax, "process: {id: x\n if§: a: b\n")]
    [InlineData(ProblemCodes.Syntax, "process:\n  id: x ? §: b : c\n")]
    [InlineData(ProblemCodes.Tag, "process:\n  id: x\n  name: §!tag y" + Rest)]
    [InlineData(ProblemCodes.Tag, "process:\n  id: x\n  name: §!!str y" + Rest)]
    [InlineData(ProblemCodes.UnknownAlias, "process:\n  id: x\n  description: §*nothing" + Rest)]
    [InlineData(ProblemCodes.DuplicateKey, "process:\n  id: x\n  §id: y" + Rest)]
    [InlineData(ProblemCodes.WrongKind, "process:\n  id: x\n  ? §[a]\n  : b" + Rest)]
    [InlineData(ProblemCodes.WrongKind, "process:\n  id: x\n  name: §[a]" + Rest)]
    [InlineData(ProblemCodes.WrongKind, "process:\n  id: x\n  inputs: §[a]" + Rest)]
    [InlineData(ProblemCodes.WrongKind, "process: §x\n")]
    [InlineData(ProblemCodes.WrongKind, "process:\n  id: x\n  phases: [{phase: {id: a}}, §b]\n")]
    [InlineData(ProblemCodes.MissingKey, "process:\n  §name: x" + Rest)]
    [InlineData(ProblemCodes.MissingKey, "process:\n  id: x\n  phases: [{phase: {id: a}}, §{}]\n")]
    [InlineData(ProblemCodes.MissingKey, "process:\n  id: §''" + Rest)]
    [InlineData(ProblemCodes.MissingKey, "inputSet: {id: x, process: §''}\n")]
    [InlineData(ProblemCodes.MissingKey, "connector: {id: §'', type: manual-callback}\n")]
    [InlineData(ProblemCodes.UnknownDocument, "§proces: {id: x}\n")]
    [InlineData(ProblemCodes.UnknownDocument, "§just text\n")]
    [InlineData(ProblemCodes.UnknownDocument, "§releaseTrain: {id: x}\n")]
    [InlineData(ProblemCodes.UnknownKey, "connector: {id: x, type: http, url: 'https://x'}\n§process: {}\n")]
    [InlineData(ProblemCodes.NoDocument, "§")]
    [InlineData(ProblemCodes.NoDocument, "§# nothing\n---\n")]
    [InlineData(ProblemCodes.InexactNumber, "process:\n  id: x\n  variables: {v: §12345678901234567890123456789.5}" + Rest)]
    [InlineData(ProblemCodes.InvalidValue, "connector: {id: x, type: §htp}\n")]
    public void Read_MalformedDocument_SaysWhatAndWhere(string code, string document) => Marked.AssertOnly(code, document);

    [Fact]
    public void Read_UnknownKey_ProposesTheNearestAndListsAll()
    {
        var problem = Marked.AssertOnly(ProblemCodes.UnknownKey, "process:\n  id: x\n  phases:\n    - phase: {id: a, §dependson: []}\n");
        Assert.StartsWith("Did you mean `depends-on`? Allowed: id, name,", problem.Fix, StringComparison.Ordinal);
        Assert.Equal("process.phases[0].dependson", problem.Path);
    }

    [Fact]
    public void Read_SameKeyInTwoSpellings_IsADuplicate() =>
        Marked.AssertOnly(ProblemCodes.DuplicateKey, Marked.WithPhases("{id: a, depends-on: [], §dependsOn: []}"));

    [Theory]
    [InlineData("depends-on")]
    [InlineData("dependsOn")]
    [InlineData("depends_on")]
    public void Read_KeySpelling_IsAccepted(string key)
    {
        var process = Marked.Process(Marked.WithPhases("{id: a}", $"{{id: b, {key}: a}}"));
        Assert.Equal(["a"], process.Phases[1].DependsOn.ToArray());
    }

    [Fact]
    public void Read_ManyProblems_ReportsAllInTheOrderOfTheText()
    {
        var read = DocumentReader.Read("process:\n  nme: x\n  phases:\n    - phase: {id: 1a, run-on: never, due: soon, if: '('}\n---\nreleaseTrain: {}\n");
        Assert.Equal(
            [ProblemCodes.UnknownKey, ProblemCodes.MissingKey, ProblemCodes.InvalidId, ProblemCodes.InvalidValue, ProblemCodes.InvalidInstant, "RO1202", ProblemCodes.UnknownDocument],
            read.Problems.Select(problem => problem.Code));
        Assert.True(read.HasErrors);
    }

    [Fact]
    public void Read_DeeperThan64_IsRefused()
    {
        var ok = "process:\n  id: x\n  outputs: {v: " + new string('[', 61) + new string(']', 61) + "}" + Rest;
        Assert.Empty(DocumentReader.Read(ok).Problems);
        Assert.Equal(ProblemCodes.TooDeep, Assert.Single(DocumentReader.Read(ok.Replace("v: [", "v: [[", StringComparison.Ordinal).Replace("]}\n  phases", "]]}\n  phases", StringComparison.Ordinal)).Problems).Code);
        Assert.Equal(ProblemCodes.TooDeep, Assert.Single(DocumentReader.Read(new string('[', 900_000)).Problems).Code);
    }

    [Fact]
    public void Read_AliasesThatMakeItDeeperThan64_IsRefused()
    {
        var text = new StringBuilder("process:\n  id: x\n  variables:\n    v0: &v0 [1]\n");
        for (var i = 1; i <= 70; i++)
        {
            text.Append($"    v{i}: &v{i} [*v{i - 1}]\n");
        }

        Assert.Contains(DocumentReader.Read(text + "  phases: [{phase: {id: a}}]\n").Problems, problem => problem.Code == ProblemCodes.TooDeep);
    }

    [Fact]
    public void Read_LargerThanOneMebibyte_IsRefused()
    {
        string Padded(int bytes) => $"process:\n  id: x{Rest}" is var text ? text + "#" + new string('x', bytes - text.Length - 1) : text;
        Assert.Empty(DocumentReader.Read(Padded(1024 * 1024)).Problems);
        Assert.Equal(ProblemCodes.TooLarge, Assert.Single(DocumentReader.Read($"process:\n  id: x\n  description: {new string('x', 1024 * 1024)}{Rest}").Problems).Code);
        Assert.Equal(ProblemCodes.TooLarge, Assert.Single(DocumentReader.Read($"process:\n  id: x\n  description: {new string('é', 600 * 1024)}{Rest}").Problems).Code);
    }

    [Fact]
    public void Read_TwoDocumentsThatAreTogetherLarger_AreAccepted()
    {
        var one = $"process:\n  id: x\n  description: {new string('x', 700 * 1024)}{Rest}";
        Assert.Equal(2, DocumentReader.Read($"{one}---\n{one}").Documents.Length);
    }

    [Fact]
    public void Read_AliasBomb_IsRefusedQuickly()
    {
        var text = new StringBuilder("process:\n  id: x\n  variables:\n    v0: &v0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append($"    v{i}: &v{i} [*v{i - 1}, *v{i - 1}, *v{i - 1}, *v{i - 1}]\n");
        }

        Assert.Equal(ProblemCodes.AliasExpansion, Assert.Single(DocumentReader.Read(text + "  phases: [{phase: {id: a}}]\n").Problems).Code);
    }

    [Fact]
    public void Read_AliasOfItself_IsRefused() =>
        Marked.AssertOnly(ProblemCodes.UnknownAlias, "process:\n  id: x\n  variables: {v: &v [§*v]}" + Rest);

    [Theory]
    [InlineData("§a{0}b")]
    [InlineData("§\"a\\ud800b\"")]
    public void Read_HalfACharacter_IsRefused(string name) =>
        Marked.AssertOnly(ProblemCodes.Syntax, "process:\n  id: x\n  name: " + name.Replace("{0}", "\ud800", StringComparison.Ordinal) + Rest);

    [Fact]
    public void Read_Alias_StandsForItsAnchor()
    {
        var process = Marked.Process("process:\n  id: x\n  variables: {v: &v [1], w: *v}" + Rest);
        Assert.Equal(process.Variables["v"], process.Variables["w"]);
    }

    [Fact]
    public void Read_ThousandsOfProblems_StopsAtTheLimit()
    {
        var text = "process:\n  id: x\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"  unknown{i}: 1\n")) + "  phases: [{phase: {id: a}}]\n";
        var problems = DocumentReader.Read(text).Problems;
        Assert.Equal(ProcessLimits.Problems + 1, problems.Length);
        Assert.Equal(ProblemCodes.TooManyProblems, problems[^1].Code);
    }
}
