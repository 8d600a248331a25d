using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

/// <summary>What may stand under <c>data</c>: nothing is taken there that nothing reads.</summary>
public sealed class DataKeysTests
{
    [Theory]
    [InlineData("activity: {id: a, type: automated, data: {pipeline: {pipeline: x}, §inputs: {v: 1}}}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, gates: {entry: [{id: g, check: pipeline.outputs.ok, data: {pipeline: {pipeline: x}, §inputs: {v: 1}}}]}}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, gates: {exit: [{id: g, check: pipeline.outputs.ok, data: {pipeline: {pipeline: x}, §inputs: {v: 1}}}]}}}]}")]
    public void Read_InputsUnderDataOfAGateOrEntry_AreRefused(string marked)
    {
        var problem = Marked.AssertOnly(ProblemCodes.UnknownKey, marked);
        Assert.Equal("`data` of a gate or an Activity Store entry has no `inputs`.", problem.Message);
    }

    [Theory]
    [InlineData("activity: {id: a, type: automated, data: {pipeline: {pipeline: x, inputs: {v: 1}}}}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, gates: {entry: [{id: g, check: pipeline.outputs.ok, data: {pipeline: {pipeline: x, inputs: {v: 1}}}}]}}}]}")]
    public void Read_PipelineUnderDataOfAGateOrEntry_IsTaken(string text) => Assert.Empty(DocumentReader.Read(text).Problems);
}
