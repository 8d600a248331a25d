using ReleaseOrchestration.Conformance;

namespace ReleaseOrchestration.Core.Tests.Execution.Transcripts;

/// <summary>
/// What the machines do, word for word: a change of any rule shows as a changed line. Where a change is meant, RELO_TRANSCRIPTS=folder writes them anew, and the
/// difference is read before it is committed.
/// </summary>
public sealed class TranscriptTests
{
    public static TheoryData<string> Names => [.. ConformanceScenarios.Names.Where(name => name.StartsWith("scenarios/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_Scenario_DoesWhatIsWritten(string name)
    {
        var file = $"{name["scenarios/".Length..].Replace(".yaml: ", ".", StringComparison.Ordinal)}.txt";
        var actual = Transcript.Of(ConformanceScenarios.Record(name));
        if (Environment.GetEnvironmentVariable("RELO_TRANSCRIPTS") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, file), actual);
        }

        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Execution", "Transcripts", file));
        Assert.Equal(expected.Split('\n'), actual.Split('\n'));
    }
}
