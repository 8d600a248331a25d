using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Expressions.Typing;

namespace ReleaseOrchestration.Core.Tests.Expressions;

public sealed class TypeInferenceTests
{
    private static readonly string[] Operands =
        ["inputs.tier", "inputs.hours", "inputs.token", "inputs.services", "inputs.numbers", "inputs.config", "inputs.gone", "inputs.nothing", "inputs.flag", "'a'", "1", "0", "true", "null", "[]", "[1, 2]", "['a']"];

    private static readonly string[] Binaries = ["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||"];

    private static readonly string[] Functions =
        ["contains", "startsWith", "endsWith", "lower", "upper", "trim", "split", "join", "length", "coalesce", "matches", "min", "max", "any", "all", "default"];

    /// <summary>What is inferred holds: a value is of a kind that was inferred, and what certainly fails where it is evaluated has no value.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void InferType_AnyTree_HoldsForItsValue(int seed)
    {
        var random = new Random(seed);
        var (values, certain) = (0, 0);
        for (var i = 0; i < 15_000; i++)
        {
            var text = Tree(random, 3);
            if (Expression.Parse(text).Expression is not { } expression)
            {
                continue;
            }

            var reading = expression.InferType(new Typed());
            Assert.Equal(reading.Type.Kinds, expression.InferType(new Typed()).Type.Kinds);
            var value = expression.Evaluate(TestScope.Standard).Value;
            values += value is null ? 0 : 1;
            certain += reading.Problems.IsEmpty ? 0 : 1;
            Assert.True(value is null || reading.Type.MayBe(StaticType.Of(value).Kinds), $"{text} is {value}, not {reading.Type}.");
        }

        Assert.InRange(values, 1_000, 15_000);
        Assert.InRange(certain, 1_000, 15_000);
    }

    /// <summary>One operator or function of plain operands: an error is reported only where the evaluation fails.</summary>
    [Fact]
    public void InferType_ErrorOfOneOperation_FailsWhenItIsEvaluated()
    {
        var texts = Operands.SelectMany(left => Operands.SelectMany(right => Binaries.Where(o => o is not ("&&" or "||")).Select(o => $"{left} {o} {right}")
            .Concat(Functions.Where(f => f is not ("coalesce" or "default")).SelectMany(f => new[] { $"{f}({left}, {right})", $"{f}({left})" }))
            .Append($"({left})[{right}]")));
        foreach (var text in texts)
        {
            if (Expression.Parse(text).Expression is { } expression && expression.InferType(new Typed()).Problems.Any(p => p.Severity == Core.Problems.Severity.Error))
            {
                Assert.False(expression.Evaluate(TestScope.Standard).Succeeded, text);
            }
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

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private sealed class Typed : ITypeScope
    {
        public StaticType Find(Reference reference) => TestScope.Standard.Find(reference).Value is { } value ? StaticType.Of(value) : StaticType.Unknown;
    }
}
