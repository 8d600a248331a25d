using System.Globalization;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Tests.Processes.Limits;

namespace ReleaseOrchestration.Core.Tests.Processes;

/// <summary>Documents at the limits, and what the reader says of them.</summary>
[Collection(TimingTests.Name)]
public sealed class ProcessPerformanceTests
{
    [Fact]
    public void Read_DensestGraph_EndsSoon() => AssertSoon(
        Marked.WithActivities(Enumerable.Range(0, 550).Select(i => Invariant($"{{id: a{i}, type: manual, depends-on: [{string.Join(',', Enumerable.Range(0, i).Select(j => Invariant($"a{j}")))}]}}"))),
        problem: null);

    [Fact]
    public void Read_OneLongChain_EndsSoon() => AssertSoon(
        Marked.WithActivities(Enumerable.Range(0, 2000).Select(i => Invariant($"{{id: a{i}, type: manual, depends-on: [{(i == 0 ? string.Empty : Invariant($"a{i - 1}"))}]}}"))),
        problem: null);

    [Fact]
    public void Read_OneLongCycle_EndsSoon() => AssertSoon(
        Marked.WithActivities(Enumerable.Range(0, 2000).Select(i => Invariant($"{{id: a{i}, type: manual, depends-on: [a{(i + 1) % 2000}]}}"))),
        ProblemCodes.Cycle);

    [Fact]
    public void Read_ThousandsOfUnknownReferences_EndsSoon() => AssertSoon(
        "process:\n  id: p\n  inputs: {" + string.Join(", ", Enumerable.Range(0, 9000).Select(i => Invariant($"some_rather_long_name_of_an_input_{i}: {{}}"))) + "}\n"
        + "  variables: {" + string.Join(", ", Enumerable.Range(0, 6000).Select(i => Invariant($"v{i}: <+inputs.some_other_long_name_of_an_inpt_{i}>"))) + "}\n  phases: [{phase: {id: a}}]\n",
        ProblemCodes.UnknownInput);

    [Fact]
    public void Read_ThousandsOfUnknownDependencies_EndsSoon() => AssertSoon(
        Marked.WithActivities(Enumerable.Range(0, 1500).Select(i => Invariant($"{{id: a_long_name_of_an_activity_{i}, type: manual, depends-on: [{string.Join(',', Enumerable.Range(0, 15).Select(j => Invariant($"a_lnog_name_of_activity_{i}_{j}")))}]}}"))),
        ProblemCodes.UnknownDependency);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void AssertSoon(string text, string? problem)
    {
        Assert.InRange(text.Length, 0, ProcessLimits.DocumentBytes);
        ReadResult? read = null;
        Effort.AssertBelowASecond(() => read = DocumentReader.Read(text));
        Assert.Equal(problem, read!.Problems.FirstOrDefault()?.Code);
    }
}
