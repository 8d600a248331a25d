using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Expressions;

public class ExpressionFailureTests
{
    [Theory]
    [InlineData("inputs.gone", "RO2201", "inputs.gone has no value: it was not given.")]
    [InlineData("process.build.x.output.A", "RO2201", "process.build.x.output.A has no value: build.x was skipped.")]
    [InlineData("phase.build.activity.x.outputs.A", "RO2201", "process.build.x.output.A")]
    [InlineData("coalesce(inputs.gone, 1)", "RO2201", "inputs.gone")]
    [InlineData("inputs.gone && true", "RO2201", "inputs.gone")]
    [InlineData("default(inputs.gone, inputs.lost)", "RO2201", "inputs.lost")]
    [InlineData("default(1 + null, 2)", "RO2203", "null")]
    [InlineData("default(upper(1), 2)", "RO2203", "'upper' takes a text")]
    [InlineData("inputs.config.gone", "RO2202", "'inputs.config' (input set 'nightly') has no entry 'gone'")]
    [InlineData("inputs.config['gone']", "RO2202", "gone")]
    [InlineData("inputs.services[2]", "RO2202", "has 2 elements")]
    [InlineData("inputs.services[-1]", "RO2202", "[-1]")]
    [InlineData("inputs.nothing.x", "RO2202", "is null")]
    [InlineData("inputs.nothing[0]", "RO2202", "is null")]
    [InlineData("inputs.services[0.5]", "RO2203", "whole number")]
    [InlineData("inputs.services[true]", "RO2203", "an index")]
    [InlineData("inputs.services['a']", "RO2203", "is a list")]
    [InlineData("inputs.services.length", "RO2203", "did you mean .length(…)?")]
    [InlineData("inputs.tier[0]", "RO2203", "is a text")]
    [InlineData("inputs.tier - 1", "RO2203", "'inputs.tier' (input set 'nightly') is a text; '-' takes numbers.")]
    [InlineData("1 - inputs.tier", "RO2203", "'inputs.tier'")]
    [InlineData("(inputs.tier + 'x') * 2", "RO2203", "'(inputs.tier + 'x')' is a text")]
    [InlineData("-'a'", "RO2203", "a number")]
    [InlineData("!1", "RO2203", "a boolean")]
    [InlineData("!'true'", "RO2203", "a boolean")]
    [InlineData("1 && true", "RO2203", "booleans")]
    [InlineData("true && 'x'", "RO2203", "booleans")]
    [InlineData("false || null", "RO2203", "null")]
    [InlineData("'x' || true", "RO2203", "a text")]
    [InlineData("null ? 1 : 2", "RO2203", "'?' takes a boolean")]
    [InlineData("'a' < 1", "RO2203", "'<'")]
    [InlineData("1 <= 'a'", "RO2203", "'<='")]
    [InlineData("null > 1", "RO2203", "two numbers or two texts")]
    [InlineData("true >= false", "RO2203", "a boolean")]
    [InlineData("null + 1", "RO2203", "null")]
    [InlineData("1 + null", "RO2203", "null")]
    [InlineData("'a' + null", "RO2203", "null")]
    [InlineData("'a' + [1]", "RO2203", "a list")]
    [InlineData("[1] + 1", "RO2203", "a list after a list")]
    [InlineData("true + true", "RO2203", "a boolean")]
    [InlineData("inputs.config + inputs.config", "RO2203", "a map")]
    [InlineData("1 / 0", "RO2205", "'1 / 0' divides by zero")]
    [InlineData("1 % (1 - 1)", "RO2205", "zero")]
    [InlineData("9999999999999999999999999999 * 9999999999999999999999999999", "RO2205", "out of range")]
    [InlineData("-9999999999999999999999999999 * 100 - 1", "RO2205", "out of range")]
    [InlineData("inputs.token == 'x'", "RO2204", "'inputs.token' (input set 'nightly') is or holds a secret")]
    [InlineData("'x' != inputs.token", "RO2204", "secret")]
    [InlineData("inputs.token == inputs.token", "RO2204", "secret")]
    [InlineData("null == inputs.token", "RO2204", "secret")]
    [InlineData("[inputs.token] == 1", "RO2204", "secret")]
    [InlineData("inputs.token + ''", "RO2204", "secret")]
    [InlineData("'' + inputs.token", "RO2204", "secret")]
    [InlineData("length(inputs.token)", "RO2204", "secret")]
    [InlineData("inputs.token.lower()", "RO2204", "secret")]
    [InlineData("inputs.token < 'a'", "RO2204", "secret")]
    [InlineData("'a' < inputs.token", "RO2204", "secret")]
    [InlineData("!inputs.token", "RO2204", "secret")]
    [InlineData("inputs.token && true", "RO2204", "secret")]
    [InlineData("inputs.token.x", "RO2204", "secret")]
    [InlineData("inputs.token[0]", "RO2204", "secret")]
    [InlineData("inputs.config[inputs.token]", "RO2204", "secret")]
    [InlineData("join(inputs.secrets, ',')", "RO2204", "secret")]
    [InlineData("contains(inputs.secrets, 'x')", "RO2204", "secret")]
    [InlineData("contains(inputs.services, inputs.token)", "RO2204", "secret")]
    [InlineData("contains('x', inputs.token)", "RO2204", "secret")]
    [InlineData("matches(inputs.token, 'x')", "RO2204", "secret")]
    [InlineData("matches('x', inputs.token)", "RO2204", "secret")]
    [InlineData("min(inputs.secrets)", "RO2204", "secret")]
    [InlineData("any(inputs.token)", "RO2204", "secret")]
    [InlineData("lower(1)", "RO2203", "'lower' takes a text")]
    [InlineData("split('a', '')", "RO2203", "separator")]
    [InlineData("split(1, ',')", "RO2203", "texts")]
    [InlineData("join('a', ',')", "RO2203", "a list")]
    [InlineData("join([null], ',')", "RO2203", "Element [0]")]
    [InlineData("join(['a'], 1)", "RO2203", "separator")]
    [InlineData("length(1)", "RO2203", "a number")]
    [InlineData("length(null)", "RO2203", "null")]
    [InlineData("contains(1, 1)", "RO2203", "a number")]
    [InlineData("contains('1', 1)", "RO2203", "a number")]
    [InlineData("min(inputs.empty)", "RO2203", "is empty")]
    [InlineData("min(1, 'a')", "RO2203", "'a'")]
    [InlineData("max([1, true])", "RO2203", "Element [1]")]
    [InlineData("any([true, 1])", "RO2203", "Element [1]")]
    [InlineData("all(true, 'x')", "RO2203", "'x'")]
    [InlineData("matches(1, 'x')", "RO2203", "a number")]
    [InlineData("matches('x', 1)", "RO2203", "pattern")]
    [InlineData("matches('x', '(' + '')", "RO2210", "malformed")]
    [InlineData(@"matches('x', '(a)' + '\1')", "RO2210", "backtracking")]
    public void Evaluate_Unsound_Fails(string text, string code, string message)
    {
        var parse = Expression.Parse(text);

        Assert.Empty(parse.Problems);
        var result = parse.Expression!.Evaluate(TestScope.Standard);
        Assert.False(result.Succeeded);
        Assert.Equal(code, result.Failure!.Code);
        Assert.Contains(message, result.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs.gone", "inputs.gone")]
    [InlineData("upper(inputs.config.region) - 1", null)]
    [InlineData("inputs.config.region - 1", "inputs.config")]
    public void Failure_OneReferenceToBlame_NamesIt(string text, string? reference) =>
        Assert.Equal(reference, Expression.Parse(text).Expression!.Evaluate(TestScope.Standard).Failure!.Reference?.ToString());

    [Fact]
    public void EvaluateBoolean_Boolean_IsItsValue() =>
        Assert.Equal(DataValue.True, ExpressionCondition.EvaluateBoolean("<+inputs.tier> == 'production'", TestScope.Standard).Value);

    [Theory]
    [InlineData("inputs.tier", "RO2208")]
    [InlineData("90", "RO2208")]
    [InlineData("<+90>", "RO2208")]
    [InlineData("null", "RO2208")]
    [InlineData("inputs.gone", "RO2201")]
    [InlineData("input.tier == 'x'", "RO1204")]
    [InlineData("", "RO1214")]
    public void EvaluateBoolean_AnythingElse_Fails(string text, string code) =>
        Assert.Equal(code, ExpressionCondition.EvaluateBoolean(text, TestScope.Standard).Failure!.Code);
}
