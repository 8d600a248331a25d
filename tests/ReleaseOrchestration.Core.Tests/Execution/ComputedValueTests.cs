namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>Values that are computed when a node starts: from whose, in which order, and what is said when they cannot be.</summary>
public sealed class ComputedValueTests
{
    [Theory]
    [InlineData("duration: <+process.go.a.output.V>", "soon", "duration: 'soon' is no duration; write 30m, 2h or 1d 12h")]
    [InlineData("duration: <+process.go.a.output.W>", "1h", "duration: ")]
    [InlineData("until: <+process.go.a.output.V>", "later", "until: 'later' is neither an instant with an offset nor a duration")]
    [InlineData("until: <+process.go.a.output.W>", "1h", "until: ")]
    public void Wait_TimeThatCannotBeRead_HoldsAndSaysWhat(string time, string reported, string words)
    {
        var run = Waiting(time, reported);
        Assert.Equal("OnHold", run.Status("go.w"));
        Assert.StartsWith(words, run.View("go.w")!.Attempts[^1].Error, StringComparison.Ordinal);
        run.Pass("2d");
        Assert.Equal("OnHold", run.Status("go.w"));
    }

    [Theory]
    [InlineData("duration: <+process.go.a.output.V>", "90m", "1h 29m", "1m")]
    [InlineData("until: <+process.go.a.output.V>", "90m", "1h 29m", "1m")]
    [InlineData("until: <+process.go.a.output.V>", "2025-04-07T07:00:00Z", "59m", "1m")]
    public void Wait_TimeThatIsComputed_EndsAtIt(string time, string reported, string before, string rest)
    {
        var run = Waiting(time, reported);
        run.Pass(before);
        Assert.Equal("Running", run.Status("go.w"));
        run.Pass(rest);
        Assert.Equal("Succeeded", run.Status("go.w"));
    }

    [Theory]
    [InlineData("2025-04-07T05:00:00Z")]
    [InlineData("2025-04-07T06:00:00Z")]
    public void Wait_UntilWhatIsOver_EndsAtOnce(string until) => Assert.Equal("Succeeded", Waiting("until: <+process.go.a.output.V>", until).Status("go.w"));

    [Fact]
    public void Variables_ThatUseEachOther_AreComputedInWhicheverOrder()
    {
        var run = WithVariables("a: <+variables.b>-a, b: <+variables.c>-b, c: <+inputs.word>");
        Assert.Equal("x-b-a", run.View("go.n")!.Inputs["v"].Text);
    }

    [Fact]
    public void Variables_OneThatCannotBeComputed_HoldsAndNamesIt()
    {
        var run = WithVariables("a: '<+split(inputs.word, \"-\")[3]>'");
        Assert.Equal("OnHold", run.Status("go.n"));
        Assert.StartsWith("variable 'a': ", run.View("go.n")!.Attempts[^1].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_NarrowerOnes_HideWiderOnes()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              variables: {v: process, w: process, x: process}
              phases:
                - phase:
                    id: go
                    variables: {v: phase, w: phase}
                    activities:
                      - activity: {id: n, type: automated, variables: {v: activity}, inputs: {v: '<+variables.v> <+variables.w> <+variables.x>'}, pipeline: {pipeline: n}}
            """);
        Assert.Equal("activity phase process", run.View("go.n")!.Inputs["v"].Text);
    }

    private static ReleaseRun WithVariables(string variables) => ReleaseRun.Of($$$$"""
        process:
          id: p
          inputs: {word: {type: string, default: x}}
          phases:
            - phase:
                id: go
                activities:
                  - activity: {id: n, type: automated, variables: { {{{{variables}}}} }, inputs: {v: <+variables.a>}, pipeline: {pipeline: n}}
        """);

    private static ReleaseRun Waiting(string time, string reported)
    {
        var run = ReleaseRun.Of($$$"""
            process:
              id: p
              phases:
                - phase:
                    id: go
                    activities:
                      - activity: {id: a, type: automated, pipeline: {pipeline: a}, outputs: {V: <+pipeline.outputs.v>, W: <+pipeline.outputs.w>}}
                      - activity: {id: w, type: wait, depends-on: [a], {{{time}}}}
            """);
        run.Fail("go.a");
        run.Ignore("go.a", ("V", reported));
        return run;
    }
}
