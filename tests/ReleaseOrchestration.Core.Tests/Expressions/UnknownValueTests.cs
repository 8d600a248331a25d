using System.Text.Json;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Expressions;

public sealed class UnknownValueTests
{
    private static readonly TestScope Scope = new TestScope().With("variables.u", DataValue.Unknown("the future")).With("inputs.tier", "\"production\"");

    [Theory]
    [InlineData("variables.u")]
    [InlineData("variables.u + 1")]
    [InlineData("1 + variables.u")]
    [InlineData("'a' + variables.u")]
    [InlineData("[1] + variables.u")]
    [InlineData("variables.u * 2 <= 3")]
    [InlineData("2 > variables.u")]
    [InlineData("variables.u == 'x'")]
    [InlineData("variables.u == variables.u")]
    [InlineData("[variables.u] != [1]")]
    [InlineData("!variables.u")]
    [InlineData("-variables.u")]
    [InlineData("variables.u && true")]
    [InlineData("true && variables.u")]
    [InlineData("variables.u || false")]
    [InlineData("variables.u ? 1 : 2")]
    [InlineData("variables.u.part")]
    [InlineData("variables.u[0]")]
    [InlineData("[1][variables.u]")]
    [InlineData("upper(variables.u)")]
    [InlineData("variables.u.split('-')[0]")]
    [InlineData("join(['a', variables.u], '-')")]
    [InlineData("contains([variables.u], 'a')")]
    [InlineData("contains('abc', variables.u)")]
    [InlineData("matches(variables.u, 'a')")]
    [InlineData("max(1, variables.u)")]
    [InlineData("any([variables.u])")]
    [InlineData("length(variables.u)")]
    [InlineData("default(variables.u, 'x')")]
    [InlineData("coalesce(null, variables.u)")]
    public void Evaluate_OverTheUnknown_IsUnknownAndTrueAsACondition(string text)
    {
        var evaluation = Expression.Parse(text).Expression!.Evaluate(Scope);
        Assert.True(evaluation.Succeeded, evaluation.Failure?.Message);
        Assert.Equal(DataValue.Unknown("the future"), evaluation.Value);
        Assert.Equal(DataValue.True, ExpressionCondition.EvaluateBoolean(text, Scope).Value);
    }

    [Theory]
    [InlineData("variables.u && false", false)]
    [InlineData("false && variables.u", false)]
    [InlineData("variables.u || true", true)]
    [InlineData("inputs.tier == 'production' || variables.u", true)]
    public void Evaluate_WhereTheOtherSideDecides_IsKnown(string text, bool expected) =>
        Assert.Equal(DataValue.Of(expected), Expression.Parse(text).Expression!.Evaluate(Scope).Value);

    [Fact]
    public void Evaluate_UnknownBesideAFailure_IsTheFailure() => Assert.False(Expression.Parse("variables.u && inputs.none").Expression!.Evaluate(Scope).Succeeded);

    [Fact]
    public void Template_UnknownWithinALargerText_MakesTheWholeUnknown() =>
        Assert.Equal(DataValue.Unknown("the future"), DataTemplate.Evaluate(DataValue.Of("build-${variables.u}-x"), Scope).Value);

    [Fact]
    public void Json_WhatIsWrittenOfTheUnknown_IsReadAsAnOrdinaryMap()
    {
        var json = DataValue.Unknown("the future").ToJson();
        Assert.Equal("{\"$unknown\":\"the future\"}", json);
        Assert.Equal(DataKind.Map, JsonSerializer.Deserialize<DataValue>(json)!.Kind);
    }
}
