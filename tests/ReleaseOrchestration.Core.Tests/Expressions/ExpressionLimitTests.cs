using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Expressions;

public class ExpressionLimitTests
{
    [Fact]
    public void Parse_LongerThan16KiB_IsAProblem()
    {
        Assert.Equal(ExpressionCodes.TooLong, Expression.Parse($"'{new string('x', 16_383)}'").Problems[0].Code);
        Assert.Equal(ExpressionCodes.TooLong, Expression.Parse($"'{new string('ü', 8_192)}'").Problems[0].Code);
        Assert.Equal(ExpressionCodes.TooLong, Template.Parse($"<+1>{new string('x', 16_381)}").Problems[0].Code);
        Assert.Empty(Expression.Parse($"'{new string('x', 16_382)}'").Problems);
        Assert.True(Template.Parse(new string('x', 100_000)).Succeeded);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("!", "true", "")]
    [InlineData("- ", "1", "")]
    [InlineData("<+", "1", ">")]
    [InlineData("true ? 1 : ", "1", "")]
    [InlineData("lower(", "1", ")")]
    [InlineData("inputs.a[", "1", "]")]
    public void Parse_NestedTooDeep_IsAProblem(string open, string core, string close)
    {
        Assert.Empty(Expression.Parse(Nest(63)).Problems);
        Assert.Equal(ExpressionCodes.TooDeep, Assert.Single(Expression.Parse(Nest(64)).Problems).Code);
        Assert.Equal(ExpressionCodes.TooDeep, Assert.Single(Expression.Parse(Nest(1_200)).Problems).Code);

        string Nest(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));
    }

    [Fact]
    public void Parse_MoreThan1000Nodes_IsAProblem()
    {
        Assert.Equal(DataValue.Of(500m), Expression.Parse(Sum(500)).Expression!.Evaluate(TestScope.Standard).Value);
        Assert.Equal(ExpressionCodes.TooManyNodes, Assert.Single(Expression.Parse(Sum(501)).Problems).Code);

        static string Sum(int terms) => string.Join("+", Enumerable.Repeat("1", terms));
    }

    [Fact]
    public void Parse_LongPostfixChain_IsEvaluatedWithinTheStack() =>
        Assert.Equal(ExpressionCodes.MissingMember, Expression.Parse("inputs.config" + string.Concat(Enumerable.Repeat(".x", 998))).Expression!.Evaluate(TestScope.Standard).Failure!.Code);

    [Fact]
    public void Evaluate_TooManySteps_Fails()
    {
        var scope = new TestScope().With("inputs.l", DataValue.Of(Enumerable.Repeat(DataValue.Of(1m), 4_000)));

        Assert.Equal(ExpressionCodes.TooCostly, Evaluate("min(inputs.l) + max(inputs.l) + min(inputs.l)", scope).Failure!.Code);
        Assert.Equal(ExpressionCodes.TooCostly, Evaluate("default(min(inputs.l) + max(inputs.l) + min(inputs.l), 1)", scope).Failure!.Code);
        Assert.True(Evaluate("min(inputs.l) + max(inputs.l)", scope).Succeeded);
    }

    [Fact]
    public void Evaluate_ResultOver64KiB_Fails()
    {
        var scope = new TestScope()
            .With("inputs.t", DataValue.Of(new string('x', 40_000)))
            .With("inputs.u", DataValue.Of(new string('ü', 40_000)));

        Assert.True(Evaluate("inputs.t", scope).Succeeded);
        Assert.Equal(ExpressionCodes.TooLarge, Evaluate("inputs.u", scope).Failure!.Code);
        Assert.Equal(ExpressionCodes.TooLarge, Evaluate("inputs.t + inputs.t", scope).Failure!.Code);
        Assert.Equal(ExpressionCodes.TooLarge, Evaluate("[inputs.t, inputs.t]", scope).Failure!.Code);
        Assert.Equal(ExpressionCodes.TooLarge, Template.Parse("<+inputs.t>${inputs.t}").Template!.Evaluate(scope).Failure!.Code);
    }

    [Fact]
    public void Evaluate_HugeList_StopsEarly()
    {
        var scope = new TestScope().With("inputs.l", DataValue.Of(Enumerable.Repeat(DataValue.Null, 1_000_000)));

        Assert.Equal(ExpressionCodes.TooLarge, Evaluate("inputs.l", scope).Failure!.Code);
        Assert.Equal(ExpressionCodes.TooLarge, Evaluate("inputs.l == inputs.l", scope).Failure!.Code);
        Assert.Equal(ExpressionCodes.TooCostly, Evaluate("any(inputs.l)", scope).Failure!.Code);
        Assert.Equal(ExpressionCodes.TooCostly, Evaluate("inputs.l + inputs.l", scope).Failure!.Code);
        Assert.Equal(DataValue.Of(1_000_000m), Evaluate("length(inputs.l)", scope).Value);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(5_000)]
    public void Evaluate_DeepValue_SucceedsOrFailsAlike(int depth)
    {
        var deep = Enumerable.Range(0, depth).Aggregate(DataValue.Of(1m), (inner, _) => DataValue.Of([inner]));
        var scope = new TestScope().With("inputs.d", deep);

        foreach (var text in new[] { "<+inputs.d>", "v<+inputs.d>", "<+inputs.d == inputs.d>" })
        {
            Assert.Equal(depth < 64 ? null : ExpressionCodes.ValueTooDeep, Template.Parse(text).Template!.Evaluate(scope).Failure?.Code);
        }
    }

    [Fact]
    public void Matches_LongTextOrPattern_Fails()
    {
        var scope = new TestScope().With("inputs.t", DataValue.Of(new string('a', 5_000))).With("inputs.p", DataValue.Of(new string('a', 257)));

        Assert.Equal(ExpressionCodes.TooLarge, Evaluate("matches(inputs.t, 'a')", scope).Failure!.Code);
        Assert.Equal(ExpressionCodes.InvalidComputedPattern, Evaluate("matches('a', inputs.p)", scope).Failure!.Code);
    }

    [Theory]
    [InlineData("(a*)*c")]
    [InlineData("(a|a)*(a|a)*(a|a)*c")]
    [InlineData("(.*.*.*.*.*.*)*c")]
    public void Matches_PatternThatWouldBacktrack_EndsInLinearTime(string pattern)
    {
        var scope = new TestScope().With("inputs.t", DataValue.Of(string.Concat(Enumerable.Repeat("ab", 2_000))));

        Assert.Equal(DataValue.False, Evaluate($"matches(inputs.t, '{pattern}')", scope).Value);
    }

    [Theory]
    [InlineData("(a|b)*a(a|b){200}c")]
    [InlineData(".{0,900}.{0,900}x")]
    [InlineData("((a|b)*a(a|b){30}){6}x")]
    [InlineData("([]a{2}]{30}[^]]{30}){6}x")]
    public void Matches_RepetitionsOfALongText_CostTheirSize(string pattern)
    {
        var scope = new TestScope().With("inputs.t", DataValue.Of(new string('a', 4_000))).With("inputs.short", DataValue.Of("aaaa"));

        Assert.Equal(ExpressionCodes.TooCostly, Evaluate($"matches(inputs.t, '{pattern}')", scope).Failure!.Code);
        Assert.Equal(DataValue.False, Evaluate($"matches(inputs.short, '{pattern}')", scope).Value);
    }

    [Theory]
    [InlineData("(a{1000}){1000}")]
    [InlineData("((((a{10}){10}){10}){10}){10}")]
    [InlineData("a{1001,2001}")]
    [InlineData("(?#()a{2}")]
    [InlineData("(?x) a")]
    [InlineData("a{999999999}")]
    public void Parse_PatternTooLargeOrUnusual_IsAProblem(string pattern) =>
        Assert.Equal(ExpressionCodes.InvalidPattern, Assert.Single(Expression.Parse($"matches(inputs.a, '{pattern}')").Problems).Code);

    [Theory]
    [InlineData("(?i)^HOTFIX")]
    [InlineData("(?:hot)(?<rest>fix)")]
    [InlineData("[a-z]{3}[^]]{3}")]
    [InlineData("h.{1,9}$")]
    [InlineData("h{,2}|x{a}|hot")]
    public void Matches_CommonPattern_IsSupported(string pattern) =>
        Assert.Equal(DataValue.True, Evaluate($"matches('hotfix', '{pattern}')", TestScope.Standard).Value);

    [Fact]
    public void Evaluate_LoneSurrogate_IsText()
    {
        var scope = new TestScope().With("inputs.s", DataValue.Of("\ud800"));

        Assert.True(Evaluate("inputs.s + 'x'", scope).Succeeded);
        Assert.True(Template.Parse("x<+[inputs.s]>").Template!.Evaluate(scope).Succeeded);
    }

    private static Evaluation Evaluate(string text, TestScope scope) => Expression.Parse(text).Expression!.Evaluate(scope);
}
