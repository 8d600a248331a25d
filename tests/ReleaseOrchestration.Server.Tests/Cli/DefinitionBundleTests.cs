using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Definitions;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class DefinitionBundleTests
{
    private const string First = "# one\nphase: {id: a, activities: [{activity: {id: x, type: manual}}]}";
    private const string Second = "---\nphase: {id: b, activities: [{activity: {id: x, type: manual}}]}\n";
    private const string Third = "{\"phase\": {\"id\": \"c\", \"activities\": [{\"activity\": {\"id\": \"x\", \"type\": \"manual\"}}]}}\n";

    [Fact]
    public void Text_FilesWithAndWithoutSeparators_HoldsEachDocumentOnce()
    {
        var read = DocumentReader.Read(Bundle().Text);

        Assert.Empty(read.Problems);
        Assert.Equal(["a", "b", "c"], read.Documents.Cast<ProcessDocument>().Select(document => document.Process.Id));
    }

    [Theory]
    [InlineData(2, "first.yaml", 2)]
    [InlineData(3, "second.yaml", 1)]
    [InlineData(4, "second.yaml", 2)]
    [InlineData(6, "third.json", 1)]
    public void Locate_LineOfTheWhole_IsALineOfAFile(int line, string file, int lineOfFile)
    {
        var problem = Bundle().Locate(new ProblemLine { Line = line, Column = 7 });

        Assert.Equal((file, lineOfFile, 7), (problem.File, problem.Line, problem.Column));
    }

    [Fact]
    public void Locate_ProblemWithoutPlace_StaysAsItIs() => Assert.Equal(string.Empty, Bundle().Locate(new ProblemLine()).File);

    private static DefinitionBundle Bundle() =>
        new([new DefinitionFile("first.yaml", First), new DefinitionFile("second.yaml", Second), new DefinitionFile("third.json", Third)]);
}
