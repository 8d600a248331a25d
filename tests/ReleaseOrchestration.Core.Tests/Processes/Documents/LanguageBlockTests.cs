using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes.Documents;

/// <summary>Every block of YAML in the texts from which the language was made loads.</summary>
public sealed class LanguageBlockTests
{
    // Three blocks of their own, and the fragments within sentences.
    private const int Count = 33;

    public static TheoryData<string> Blocks => [.. Directory.EnumerateFiles(LanguageBlock.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Read_BlockOfTheLanguage_HasNoErrors(string file)
    {
        foreach (var document in LanguageBlock.Read(Path.Combine(LanguageBlock.Folder, file)).Documents())
        {
            var read = DocumentReader.Read(document);
            Assert.True(!read.HasErrors, $"{string.Join('\n', read.Problems.Where(problem => problem.Severity == Severity.Error))}\n{document}");
            Assert.Single(read.Documents);
        }
    }

    [Fact]
    public void Blocks_AreAllThere()
    {
        Assert.Equal(Count, Blocks.Count);
        Assert.Equal(
            Enum.GetNames<Kind>().Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(LanguageBlock.Folder).SelectMany(file => LanguageBlock.Read(file).Documents()).SelectMany(text => DocumentReader.Read(text).Documents).Select(document => document.GetType().Name[..^"Document".Length]).Distinct().Order(StringComparer.Ordinal));
    }

    private enum Kind
    {
        Connector,
        Freeze,
        InputSet,
        Process,
        ReleaseGroup,
        Scenario,
        StoreEntry,
    }
}
