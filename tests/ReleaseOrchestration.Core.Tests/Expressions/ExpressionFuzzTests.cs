using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Expressions;

public class ExpressionFuzzTests
{
    private static readonly string[] Tokens =
    [
        "inputs.tier", "inputs.hours", "inputs.token", "inputs.services", "inputs.config", "inputs.gone", "inputs.nothing", "inputs.flag", "inputs.secrets",
        "process.build.build_a.output.ARTIFACT", "phase.build.activity.x.outputs.A", "gate('build.@entry.go').outcome", "release.version", "process.", "gate(",
        "'a'", "\"b\"", "1", "2.5", "0", "true", "false", "null", "9999999999999999999999999999",
        "+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "!", "?", ":", "(", ")", "[", "]", ",", ".", "<+", "${", "}", "\\", " ",
        "lower(", "upper(", ".split('-')", "join(", "length(", "coalesce(", "default(", "matches(", "min(", "max(", "any(", "all(", "contains(",
        ".toLowerCase()", ".region", "[0]", "['a b']", "'", "\"", "é", "\ud800", "\0", "foo",
    ];

    private static readonly string[] Operands =
        ["inputs.tier", "inputs.hours", "inputs.token", "inputs.services", "inputs.numbers", "inputs.config", "inputs.gone", "inputs.nothing", "inputs.flag", "inputs.secrets", "'a'", "1", "0", "-1", "true", "null", "[]", "[1, 'a']"];

    private static readonly string[] Binaries = ["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||"];

    private static readonly string[] Functions =
        ["contains", "startsWith", "endsWith", "lower", "upper", "trim", "split", "join", "length", "coalesce", "matches", "min", "max", "any", "all", "default"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_RandomCharacters_IsTotalAndDeterministic(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 10_000; i++)
        {
            var length = random.Next(40);
            Check(string.Create(length, random, static (span, source) =>
            {
                foreach (ref var c in span)
                {
                    c = source.Next(8) == 0 ? (char)source.Next(char.MaxValue + 1) : (char)source.Next(' ', 127);
                }
            }));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_RandomTokens_IsTotalAndDeterministic(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 15_000; i++)
        {
            Check(string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => Pick(random, Tokens))));
        }
    }

    [Fact]
    public void Any_RandomTrees_ParseAndEvaluateWithinTheLimits()
    {
        var random = new Random(5);
        var succeeded = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = Tree(random, 4);
            var parse = Expression.Parse(text);
            Assert.True(parse.Succeeded || parse.Problems.All(problem => problem.Code is ExpressionCodes.ArgumentCount or ExpressionCodes.InvalidPattern), text);
            succeeded += Check(text) ? 1 : 0;
        }

        Assert.InRange(succeeded, 1_000, 19_000);
    }

    [Fact]
    public void Template_GroupOfAnyTree_HasTheValueOfTheExpression()
    {
        var random = new Random(6);
        for (var i = 0; i < 5_000; i++)
        {
            var text = Tree(random, 3);
            var expression = Expression.Parse(text);
            var template = Template.Parse($"<+({text})>");

            Assert.Equal(expression.Succeeded, template.Succeeded);
            Assert.Equal(expression.Expression?.Evaluate(TestScope.Standard).Value, template.Template?.Evaluate(TestScope.Standard).Value);
        }
    }

    private static string Tree(Random random, int depth) => (depth == 0 ? 0 : random.Next(8)) switch
    {
        0 => Pick(random, Operands),
        1 or 2 or 3 => $"{Tree(random, depth - 1)} {Pick(random, Binaries)} {Tree(random, depth - 1)}",
        4 => $"({Tree(random, depth - 1)} ? {Tree(random, depth - 1)} : {Tree(random, depth - 1)})",
        5 => $"!({Tree(random, depth - 1)})",
        6 => $"({Tree(random, depth - 1)})[{Tree(random, depth - 1)}]",
        _ => $"{Pick(random, Functions)}({string.Join(", ", Enumerable.Range(0, random.Next(1, 3)).Select(_ => Tree(random, depth - 1)))})",
    };

    private static bool Check(string text)
    {
        var first = Outcome(text);
        Assert.Equal(first, Outcome(text));
        return first.Value is not null;
    }

    private static (DataValue? Value, DataValue? Text, string Codes) Outcome(string text)
    {
        var expression = Expression.Parse(text);
        var template = Template.Parse(text);
        Assert.Equal(expression.Expression is null, expression.Problems.Length > 0);
        Assert.Equal(template.Template is null, template.Problems.Length > 0);
        Assert.All(expression.Problems.AddRange(template.Problems), problem => Assert.InRange(problem.Offset, 0, text.Length));
        var value = expression.Expression?.Evaluate(TestScope.Standard) ?? default;
        var result = DataTemplate.Evaluate(DataValue.Of([DataValue.Of(text)]), TestScope.Standard);
        Assert.True(result.Succeeded != result.Failure is not null);
        Assert.True((result.Value?.ToString().Length ?? 0) <= 256 * 1024);
        return (value.Value, result.Value, $"{value.Failure?.Message}|{result.Failure?.Message}");
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
