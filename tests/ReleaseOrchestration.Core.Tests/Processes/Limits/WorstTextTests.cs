using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes.Limits;

[Collection(TimingTests.Name)]
public sealed class WorstTextTests
{
    public static TheoryData<string> Names => [.. WorstTexts.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_WorstText_EndsWithinASecond(string name)
    {
        var text = WorstTexts.All[name]();
        ReadResult? read = null;
        Effort.AssertBelowASecond(() => read = DocumentReader.Read(text), name);
        Assert.True(!read!.Documents.IsEmpty || read.HasErrors);
        Assert.InRange(read.Problems.Length, 0, ProcessLimits.Problems + 1);
        Assert.All(read.Problems, problem => Assert.InRange(problem.Message.Length, 1, 20_000));
    }

    [Theory]
    [InlineData("a: ")]
    [InlineData("a: &a ")]
    [InlineData("- ")]
    [InlineData("- - - - ")]
    [InlineData("- - - -\n")]
    [InlineData("? ")]
    [InlineData("[")]
    [InlineData("[[[[")]
    [InlineData("{")]
    [InlineData("{a: ")]
    [InlineData("[[],")]
    [InlineData("[*a,")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("'a' ")]
    [InlineData("\"\" ")]
    [InlineData("\\")]
    [InlineData("<+")]
    [InlineData("${")]
    [InlineData("&a ")]
    [InlineData("*a ")]
    [InlineData("!a ")]
    [InlineData("a\n")]
    [InlineData("a:\n")]
    [InlineData("- a\n")]
    [InlineData("- - a\n")]
    [InlineData("- &a a\n- *a\n")]
    [InlineData("? [a]\n: b\n")]
    [InlineData("|\n")]
    [InlineData(">\n")]
    [InlineData("#\n")]
    [InlineData("---\n")]
    [InlineData("--- a\n")]
    [InlineData("--- {}\n---\n")]
    [InlineData("...\n")]
    [InlineData("%A b\n")]
    [InlineData("\t")]
    [InlineData("\n")]
    [InlineData("\u00e9")]
    public void Read_OneMebibyteOfTheSame_FailsWithinASecond(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1024 * 1024 / piece.Length));
        ReadResult? read = null;
        Effort.AssertBelowASecond(() => read = DocumentReader.Read(text), piece);
        Assert.True(read!.HasErrors);
    }

    [Fact]
    public void Read_LongChainOfValues_NeedsNoLongStack()
    {
        var texts = new[] { "25,000 variables in a chain", "15,000 lists within each other", "2,000 activities that run on failure", "a chain of 2,000 activities" }.Select(name => WorstTexts.All[name]()).ToList();
        var read = 0;
        var thread = new Thread(() => texts.ForEach(text => read += DocumentReader.Read(text).Documents.Length), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(texts.Count, read);
    }

    [Fact]
    public void Read_MorePatternsThanAllowed_IsOneError()
    {
        var text = WorstTexts.All["20,000 patterns"]();
        Assert.Single(DocumentReader.Read(text).Problems, problem => problem.Code == ProblemCodes.TooManyPatterns);
    }

    [Theory]
    [InlineData(1, "There is 1 more; only the first 1000 are listed.")]
    [InlineData(500, "There are 500 more; only the first 1000 are listed.")]
    [InlineData(3000, "There are at least 3000 more; only the first 1000 are listed.")]
    public void Read_MoreProblemsThanAreListed_SaysHowMany(int more, string message)
    {
        var text = "process:\n  id: x\n" + string.Concat(Enumerable.Range(0, ProcessLimits.Problems + more).Select(i => $"  unknown{i}: 1\n")) + "  phases: [{phase: {id: a}}]\n";
        var last = DocumentReader.Read(text).Problems[^1];
        Assert.Equal((ProblemCodes.TooManyProblems, message), (last.Code, last.Message));
    }

    [Fact]
    public void Read_LongCycle_ShowsItsEndsAndHowManyAreBetween()
    {
        var problem = Assert.Single(DocumentReader.Read(WorstTexts.All["a circle of 2,000 activities"]()).Problems);
        Assert.Contains("→ … 1981 more … →", problem.Message, StringComparison.Ordinal);
    }
}
