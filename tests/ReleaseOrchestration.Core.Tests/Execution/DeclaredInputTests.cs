using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class DeclaredInputTests
{
    private const string Entry = """
        activity:
          id: deploy
          type: automated
          pipeline: {connector: c, pipeline: p}
          inputs: {cores: {type: number, max: 8}, token: {type: secret}, hosts: {type: list, items: {pattern: '[a-z]+'}}}
        """;

    [Fact]
    public void Attempt_MappedTextThatSpellsANumber_IsGivenAsANumber()
    {
        var run = Started("cores: <+process.a.before.output.cores>", ("cores", "4"));
        Assert.Equal(DataValue.Of(4), run.View("a.x")!.Attempts[^1].Inputs["cores"]);
    }

    [Theory]
    [InlineData("cores: <+process.a.before.output.cores>", "many", "input 'cores': This is a text, and the input is of type number.")]
    [InlineData("cores: <+process.a.before.output.cores>", "9", "input 'cores': `9` is too much. Give at most 8.")]
    [InlineData("hosts: ['<+process.a.before.output.cores>']", "A1", "input 'hosts': element [0]: `A1` does not match")]
    [InlineData("token: <+process.a.before.output.cores>", "env://PRODUCTION_KEY", "input 'token': a text that was computed is no secret")]
    public void Attempt_ValueThatTheInputDoesNotTake_IsOnHoldAndSaysWhy(string mapping, string reported, string words)
    {
        var run = Started(mapping, ("cores", reported));
        Assert.Equal("OnHold", run.Status("a.x"));
        Assert.StartsWith(words, run.View("a.x")!.Attempts[^1].Error, StringComparison.Ordinal);
        Assert.False(run.HasPipeline("a.x"));
    }

    [Fact]
    public void Retry_WithInputsThatAreNotTaken_IsRefusedAndChangesNothing()
    {
        var run = Started("cores: 4", ("cores", "4"));
        run.Fail("a.x");

        var reply = run.Retry("a.x", ("cores", 9), ("core", 1), ("token", "hunter2"));
        Assert.Equal(("RO3020", 422, false), (reply.Code, reply.Status, reply.Accepted));
        Assert.Equal(
            [
                "There is no input 'core'. Did you mean `cores`?",
                "'cores': `9` is too much. Give at most 8.",
                "'token': A secret is given by reference, and this is none. Write `env://NAME`, `file:///path` or `keyvault://vault/name`; if a secret stood here, revoke it.",
            ],
            reply.Details.AsEnumerable());
        Assert.Single(run.View("a.x")!.Attempts);

        Assert.True(run.Retry("a.x", ("cores", "8")).Accepted);
        Assert.Equal(DataValue.Of(8), run.View("a.x")!.Attempts[^1].Inputs["cores"]);
    }

    [Fact]
    public void Subprocess_InputsOfAnotherType_AreConvertedOrFailIt()
    {
        Assert.Equal(DataValue.Of(4), Child("<+process.a.before.output.v>", "{type: number}", "4").View("a.sub/go.d")!.Inputs["i"]);

        var wrong = Child("<+process.a.before.output.v>", "{type: number}", "four");
        Assert.Equal("OnHold", wrong.Status("a.sub"));
        Assert.Contains("input 'i': This is a text, and the input is of type number.", wrong.View("a.sub")!.Attempts[^1].Error, StringComparison.Ordinal);

        Assert.Contains("a text that was computed is no secret", Child("<+process.a.before.output.v>", "{type: secret}", "env://PRODUCTION_KEY").View("a.sub")!.Attempts[^1].Error, StringComparison.Ordinal);
        Assert.Equal(DataValue.Secret("env://KEY"), Child("env://KEY", "{type: secret}", "x").View("a.sub/go.d")!.Inputs["i"]);
    }

    private static ReleaseRun Started(string mapping, (string Name, object Value) reported)
    {
        var process = ReleaseRun.Read(Before(reported.Name) + $"          - {{activity: deploy@1, id: x, depends-on: [before], inputs: {{{mapping}}}}}\n");
        var entry = Assert.IsType<StoreEntryDocument>(DocumentReader.Read(Entry).Documents[0]).Entry;
        var run = ReleaseRun.Of(ProcessLinker.Link(process, _ => entry).Process);
        run.Succeed("a.before", reported);
        return run;
    }

    private static ReleaseRun Child(string mapping, string input, string reported)
    {
        var run = ReleaseRun.WithChild(
            Before("v") + $"          - activity: {{id: sub, type: subprocess, process: child, depends-on: [before], inputs: {{i: {mapping}}}}}\n",
            $"process:\n  id: child\n  inputs: {{i: {input}}}\n  phases: [{{phase: {{id: go, activities: [{{activity: {{id: d, inputs: {{i: <+inputs.i>}}, pipeline: {{connector: c, pipeline: p}}}}}}]}}}}]\n");
        run.Succeed("a.before", ("v", reported));
        return run;
    }

    private static string Before(string output) =>
        "process:\n  id: p\n  phases:\n    - phase:\n        id: a\n        activities:\n"
        + $"          - activity: {{id: before, pipeline: {{connector: c, pipeline: p}}, outputs: {{{output}: <+pipeline.outputs.{output}>}}}}\n";
}
