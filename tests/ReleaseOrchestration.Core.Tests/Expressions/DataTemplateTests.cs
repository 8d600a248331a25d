using System.Text.Json;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Expressions;

public class DataTemplateTests
{
    [Fact]
    public void Evaluate_NestedTexts_ReplacesThemAtEveryDepth()
    {
        var raw = Read("""{"a":["<+inputs.hours>",{"b":"v${inputs.version}","<+k>":1}],"c":"plain","d":null,"e":"\\<+x>"}""");

        var result = DataTemplate.Evaluate(raw, TestScope.Standard);

        Assert.Equal(Read("""{"a":[24,{"b":"v1.4.2","<+k>":1}],"c":"plain","d":null,"e":"<+x>"}"""), result.Value);
    }

    [Fact]
    public void Evaluate_NoExpression_IsTheSameValue()
    {
        var raw = Read("""{"a":[1,"x",{"b":true}]}""");

        Assert.Same(raw, DataTemplate.Evaluate(raw, TestScope.Standard).Value);
    }

    [Theory]
    [InlineData("""{"a":[1,{"b":"<+inputs.gone>"}]}""", "RO2201", "a[1].b: inputs.gone has no value")]
    [InlineData("""{"a b":"<+foo>"}""", "RO1204", "['a b']: 'foo'")]
    [InlineData("\"<+inputs.gone>\"", "RO2201", "inputs.gone has no value")]
    public void Evaluate_Unsound_NamesThePath(string json, string code, string message)
    {
        var failure = DataTemplate.Evaluate(Read(json), TestScope.Standard).Failure!;

        Assert.Equal(code, failure.Code);
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_SeveralTexts_EachWithItsPath()
    {
        var problems = DataTemplate.Problems(Read("""{"a":["ok","<+foo>"],"b":{"c":"<+inputs.x","d":"<+inputs.y>"}}"""));

        Assert.Equal([("a[1]", "RO1204"), ("b.c", "RO1203")], problems.Select(found => (found.Path, found.Problem.Code)));
    }

    [Fact]
    public void References_SeveralTexts_EachOnce()
    {
        var raw = Read("""["<+inputs.a>",{"x":"<+default(inputs.b, inputs.a)>"}]""");

        Assert.Equal(["inputs.a", "inputs.b"], DataTemplate.References(raw).Select(reference => reference.ToString()));
        Assert.Equal([false, true, false], DataTemplate.Uses(raw).Select(use => use.Guarded));
    }

    [Fact]
    public void Evaluate_TooDeep_Fails()
    {
        var deep = Enumerable.Range(0, 5_000).Aggregate(DataValue.Of("<+inputs.hours>"), (inner, _) => DataValue.Of([inner]));

        Assert.Equal(ExpressionCodes.ValueTooDeep, DataTemplate.Evaluate(deep, TestScope.Standard).Failure!.Code);
        Assert.Equal(ExpressionCodes.TooDeep, Assert.Single(DataTemplate.Problems(deep)).Problem.Code);
    }

    [Fact]
    public void Evaluate_ManyLargeTexts_FailsAtTheTotal()
    {
        var scope = new TestScope().With("inputs.big", DataValue.Of(new string('x', 60_000)));
        var raw = DataValue.Of(Enumerable.Repeat(DataValue.Of("<+inputs.big>!"), 20));

        Assert.Equal(ExpressionCodes.TooLarge, DataTemplate.Evaluate(raw, scope).Failure!.Code);
    }

    private static DataValue Read(string json) => JsonSerializer.Deserialize<DataValue>(json)!;
}
