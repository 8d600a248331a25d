using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class ProcessLinkerTests
{
    private const string Deploy = """
        activity:
          id: deploy
          name: Deploy
          version: 4
          type: automated
          timeout: 1h
          inputs: {target: {type: string, required: true}}
          pipeline: {connector: gh, pipeline: o/p/deploy, inputs: {t: <+activityInput.target>, size: 1}}
          outputs: {URL: <+pipeline.outputs.url>}
        """;

    private static readonly StoreEntry Entry = Assert.IsType<StoreEntryDocument>(DocumentReader.Read(Deploy).Documents[0]).Entry;

    [Fact]
    public void Link_Reference_TakesTheEntryAndKeepsWhatIsLocal()
    {
        var process = Marked.Process(WithReferences(
            "- {activity: deploy, id: one, name: One, timeout: 2h, inputs: {target: a}, data: {pipeline: {inputSet: {size: 2}}}}",
            "- {activity: deploy, id: two, depends-on: one, inputs: {target: <+process.a.one.output.URL>}}"));
        var linked = ProcessLinker.Link(process, reference => reference.Id == "deploy" ? Entry : null);
        Assert.False(linked.HasErrors);
        Assert.Empty(ProcessChecker.Check(linked.Process, SourceMap.Empty));
        var (one, two) = (linked.Process.Phases[0].Activities[0], linked.Process.Phases[0].Activities[1]);
        Assert.Equal(("one", "One", TimeSpan.FromHours(2)), (one.Id, one.Name, one.Timeout));
        Assert.Equal(("two", "Deploy", TimeSpan.FromHours(1)), (two.Id, two.Name, two.Timeout));
        Assert.Equal(new StoreReference { Id = "deploy", Version = 4, Linked = true }, one.Use);
        Assert.Equal(("gh", "o/p/deploy", 2m), (one.Pipeline!.Connector, one.Pipeline.Pipeline, one.Pipeline.Inputs["size"].Number));
        Assert.True(two.DeclaredInputs["target"].Required);
    }

    [Fact]
    public void Link_UnknownEntry_SaysWhereAndKeepsTheRest()
    {
        var (text, line, column) = Marked.Split(WithReferences("- {activity: deploy, id: one}", "- {activity: §missing@2, id: two}"));
        var document = Assert.IsType<ProcessDocument>(Assert.Single(DocumentReader.Read(text).Documents));
        var linked = ProcessLinker.Link(document.Process, reference => reference.Id == "deploy" ? Entry : null, document.Sources);
        var problem = Assert.Single(linked.Problems);
        Assert.Equal((ProblemCodes.UnknownStoreEntry, line, column), (problem.Code, problem.Position.Line, problem.Position.Column));
        Assert.Contains("`missing@2`", problem.Message, StringComparison.Ordinal);
        Assert.True(linked.Process.Phases[0].Activities[0].Use!.Linked);
        Assert.False(linked.Process.Phases[0].Activities[1].Use!.Linked);
    }

    [Fact]
    public void Link_WithAVersion_AsksForThatVersion()
    {
        var asked = new List<StoreReference>();
        ProcessLinker.Link(Marked.Process(WithReferences("- activity: deploy@3")), reference =>
        {
            asked.Add(reference);
            return null;
        });
        Assert.Equal([new StoreReference { Id = "deploy", Version = 3 }], asked);
    }

    [Fact]
    public void Check_AfterLinking_FindsWhatOnlyTheEntryTells()
    {
        var (text, line, column) = Marked.Split(WithReferences("- {activity: deploy, id: one, inputs: {targt: §x}}", "- {activity: deploy, id: two, depends-on: one, inputs: {target: <+process.a.one.output.NOPE>}}"));
        var read = DocumentReader.Read(text);
        Assert.Empty(read.Problems);
        var document = Assert.IsType<ProcessDocument>(read.Documents[0]);
        var problems = ProcessChecker.Check(ProcessLinker.Link(document.Process, _ => Entry).Process, document.Sources);
        Assert.Equal([ProblemCodes.UndeclaredActivityInput, ProblemCodes.UndeclaredOutput], problems.Select(problem => problem.Code));
        Assert.Equal((line, column, "Did you mean `target`?"), (problems[0].Position.Line, problems[0].Position.Column, problems[0].Fix));
    }

    [Fact]
    public void Link_Twice_ChangesNothing()
    {
        var once = ProcessLinker.Link(Marked.Process(WithReferences("- activity: deploy")), _ => Entry).Process;
        var twice = ProcessLinker.Link(once, _ => null);
        Assert.False(twice.HasErrors);
        Assert.Equal(DefinitionCodec.Serialize(once), DefinitionCodec.Serialize(twice.Process));
    }

    private static string WithReferences(params string[] items) =>
        "process:\n  id: p\n  phases:\n    - phase:\n        id: a\n        activities:\n" + string.Concat(items.Select(item => $"          {item}\n"));
}
