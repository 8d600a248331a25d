using ReleaseOrchestration.Core.Expressions;

namespace ReleaseOrchestration.Core.Tests.Expressions;

public class ExpressionProblemTests
{
    [Theory]
    [InlineData("", "RO1214", 0, "")]
    [InlineData("  ", "RO1214", 0, "")]
    [InlineData("<+>", "RO1214", 0, "")]
    [InlineData("1 + ()", "RO1214", 4, "")]
    [InlineData("${ }", "RO1214", 0, "")]
    [InlineData("1 +", "RO1202", 3, "")]
    [InlineData("1 2", "RO1202", 2, "")]
    [InlineData("a.b c", "RO1204", 0, "")]
    [InlineData("(1", "RO1203", 0, "Close it with ')'")]
    [InlineData("[1", "RO1203", 0, "]")]
    [InlineData("<+inputs.a", "RO1203", 0, ">")]
    [InlineData("${inputs.a", "RO1203", 0, "}")]
    [InlineData("inputs.a[0", "RO1203", 8, "]")]
    [InlineData("lower('a'", "RO1203", 5, ")")]
    [InlineData("'abc", "RO1203", 0, "Close it with '")]
    [InlineData("1 + 'abc", "RO1203", 4, "Close it with '")]
    [InlineData("(1]", "RO1202", 2, "")]
    [InlineData("1)", "RO1202", 1, "")]
    [InlineData("inputs.a > ", "RO1202", 11, "")]
    [InlineData("inputs.a = 1", "RO1202", 9, "'=='")]
    [InlineData("inputs.a === 1", "RO1202", 11, "'=='")]
    [InlineData("true & false", "RO1202", 5, "'&&'")]
    [InlineData("true | false", "RO1202", 5, "'||'")]
    [InlineData("true ? 1", "RO1202", 8, "c ? x : y")]
    [InlineData("inputs.a == “x”", "RO1202", 12, "straight quotes")]
    [InlineData("inputs.a == #", "RO1202", 12, "")]
    [InlineData("{a: 1}", "RO1202", 0, "")]
    [InlineData("1a", "RO1202", 1, "")]
    [InlineData("inputs.version == 1.2.3", "RO1202", 18, "in quotes")]
    [InlineData("99999999999999999999999999999", "RO1208", 0, "in quotes")]
    [InlineData("input.a", "RO1204", 0, "Did you mean 'inputs'?")]
    [InlineData("releaseinput.a", "RO1204", 0, "Did you mean 'releaseInput'?")]
    [InlineData("proces.build.output.A", "RO1204", 0, "Did you mean 'process'?")]
    [InlineData("True", "RO1204", 0, "Did you mean 'true'?")]
    [InlineData("production", "RO1204", 0, "'production'")]
    [InlineData("foo.bar('x')[1]", "RO1204", 0, "inputs.foo")]
    [InlineData("count-1", "RO1204", 0, "spaces")]
    [InlineData("inputs", "RO1205", 0, "inputs.NAME")]
    [InlineData("inputs == 1", "RO1205", 0, "inputs.NAME")]
    [InlineData("releaseInput.global", "RO1205", 0, "releaseInput.global.NAME")]
    [InlineData("inputs.contains('x')", "RO1205", 7, "")]
    [InlineData("inputs.", "RO1202", 7, "")]
    [InlineData("inputs[variables.x]", "RO1213", 0, "")]
    [InlineData("process.build[inputs.x].output.A", "RO1213", 0, "")]
    [InlineData("process.build", "RO1205", 0, "process.build.output.NAME")]
    [InlineData("process.build.build_a", "RO1205", 0, "process.build.build_a.output.NAME")]
    [InlineData("process.build.build_a.ARTIFACT", "RO1205", 0, "process.build.build_a.output.ARTIFACT")]
    [InlineData("process.build.build_a.ARTIFACT.x == 1", "RO1205", 0, "")]
    [InlineData("process.output.X", "RO1205", 0, "")]
    [InlineData("phase.build.activity.outputs.X", "RO1205", 0, "")]
    [InlineData("release.versoin", "RO1205", 0, "Did you mean 'version'?")]
    [InlineData("release.colour", "RO1205", 0, "It has id, name")]
    [InlineData("pipeline.stages.S.spec", "RO1205", 0, "pipeline.outputs.NAME")]
    [InlineData("subprocess.x", "RO1205", 0, "subprocess.outputs.x")]
    [InlineData("gate('build').outcome", "RO1205", 0, "@entry")]
    [InlineData("gate('build.@entry.go').result", "RO1205", 0, "outcome")]
    [InlineData("gate('build.@entry.go')", "RO1205", 0, "outcome")]
    [InlineData("gate(inputs.x).outcome", "RO1213", 0, "@entry")]
    [InlineData("gate.outcome", "RO1213", 0, "@entry")]
    [InlineData("gate('a', 'b').outcome", "RO1213", 0, "")]
    [InlineData("uper('a')", "RO1206", 0, "Did you mean 'upper'?")]
    [InlineData("inputs.a.substring(1)", "RO1206", 9, "There are contains")]
    [InlineData("toLowerCase('a')", "RO1206", 0, "")]
    [InlineData("lower()", "RO1207", 0, "lower(text)")]
    [InlineData("split('a')", "RO1207", 0, "split(text, separator)")]
    [InlineData("'a'.lower('b')", "RO1207", 4, "lower(text)")]
    [InlineData("default(1)", "RO1207", 0, "default(x, y)")]
    [InlineData("matches(inputs.a, '(')", "RO1211", 18, "")]
    [InlineData("matches(inputs.a, '(?=x)')", "RO1211", 18, "look-arounds")]
    [InlineData("matches(inputs.a, '(a{1000}){1000}')", "RO1211", 18, "")]
    [InlineData("'<+inputs.a>' == 'x'", "RO1212", 1, "quotes")]
    [InlineData("'x${inputs.a}'", "RO1212", 2, "quotes")]
    public void Parse_Malformed_SaysWhatWhereAndHowToMendIt(string text, string code, int offset, string fix)
    {
        var parse = Expression.Parse(text);

        Assert.Null(parse.Expression);
        Assert.Equal((code, offset), (parse.Problems[0].Code, parse.Problems[0].Offset));
        Assert.Contains(fix, parse.Problems[0].Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SeveralUnknownNames_ReportsAll()
    {
        var parse = Expression.Parse("input.a == lowr('x') && release.nam == foo");

        Assert.Equal(["RO1204", "RO1206", "RO1205", "RO1204"], parse.Problems.Select(problem => problem.Code));
        Assert.Equal([0, 11, 24, 39], parse.Problems.Select(problem => problem.Offset));
    }
}
