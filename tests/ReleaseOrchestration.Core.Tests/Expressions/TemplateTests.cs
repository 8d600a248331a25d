using ReleaseOrchestration.Core.Expressions;

namespace ReleaseOrchestration.Core.Tests.Expressions;

public class TemplateTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain > text } here", "\"plain \\u003E text } here\"")]
    [InlineData("<+inputs.hours>", "24")]
    [InlineData("${inputs.hours}", "24")]
    [InlineData("<+inputs.hours>\n", "24")]
    [InlineData("<+inputs.services>", "[\"checkout\",\"billing\"]")]
    [InlineData("<+inputs.nothing>", "null")]
    [InlineData("<+inputs.token>", "{\"$secret\":\"env://TOKEN\"}")]
    [InlineData("<+inputs.hours> ", "\"24 \"")]
    [InlineData("v<+inputs.version>", "\"v1.4.2\"")]
    [InlineData("<+inputs.hours>${inputs.flag}", "\"24true\"")]
    [InlineData("a <+inputs.tier> b ${variables.region} c", "\"a production b westeurope c\"")]
    [InlineData("s: <+inputs.services>", "\"s: [\\u0022checkout\\u0022,\\u0022billing\\u0022]\"")]
    [InlineData("<+(inputs.hours > 3)>", "true")]
    [InlineData("<+(inputs.hours >= 3) ? 'a>b' : 'c'>", "\"a\\u003Eb\"")]
    [InlineData("${inputs.hours > 3}", "true")]
    [InlineData("<+inputs.hours>=1", "\"24=1\"")]
    [InlineData("<+inputs.hours> > 3", "\"24 \\u003E 3\"")]
    [InlineData("<+<+inputs.tier> == 'production'>", "true")]
    [InlineData("<+(<+inputs.hours> > 3)>", "true")]
    [InlineData("<+${inputs.hours}>", "24")]
    [InlineData("${<+inputs.hours>}", "24")]
    [InlineData("<+inputs.services[0]>", "\"checkout\"")]
    [InlineData("<+[1, 2][(2 > 1) ? 1 : 0]>", "2")]
    [InlineData(@"\<+inputs.hours>", "\"\\u003C\\u002Binputs.hours\\u003E\"")]
    [InlineData(@"\${HOME}/<+inputs.tier>", "\"${HOME}/production\"")]
    [InlineData(@"\\<+inputs.tier>", "\"\\\\production\"")]
    [InlineData(@"\\\${x}", "\"\\\\${x}\"")]
    [InlineData(@"<+inputs.tier>\\", "\"production\\\\\\\\\"")]
    [InlineData(@"C:\a\b", "\"C:\\\\a\\\\b\"")]
    [InlineData("$ { < + $x <b>", "\"$ { \\u003C \\u002B $x \\u003Cb\\u003E\"")]
    [InlineData("<+default(inputs.gone, '-')>/x", "\"-/x\"")]
    [InlineData("x<+process.build.build_a.output.ARTIFACT.split(\"-\")[1]>", "\"x1.4\"")]
    public void Evaluate_Template_HasValue(string text, string json)
    {
        var parse = Template.Parse(text);

        Assert.Empty(parse.Problems);
        var result = parse.Template!.Evaluate(TestScope.Standard);
        Assert.Null(result.Failure);
        Assert.Equal(json, result.Value!.ToJson());
    }

    [Theory]
    [InlineData("v<+inputs.nothing>", "RO2209")]
    [InlineData("v<+inputs.token>", "RO2204")]
    [InlineData("<+inputs.token>${inputs.token}", "RO2204")]
    [InlineData("v<+inputs.secrets>", "RO2204")]
    [InlineData("v<+inputs.gone>", "RO2201")]
    [InlineData("<+inputs.gone>", "RO2201")]
    [InlineData("<+inputs.tier - 1>", "RO2203")]
    public void Evaluate_Unsound_Fails(string text, string code) =>
        Assert.Equal(code, Template.Parse(text).Template!.Evaluate(TestScope.Standard).Failure!.Code);

    [Theory]
    [InlineData("a <+inputs.x", "RO1203", 2)]
    [InlineData("a ${inputs.x", "RO1203", 2)]
    [InlineData("a <+", "RO1203", 2)]
    [InlineData("a <+>", "RO1214", 2)]
    [InlineData("a <+input>", "RO1204", 4)]
    [InlineData("run ${HOME}/x", "RO1204", 6)]
    [InlineData("<+inputs.x > 3", "RO9999", -1)]
    [InlineData("<+(inputs.x>", "RO1202", 12)]
    [InlineData("<+'a>", "RO1203", 2)]
    [InlineData("<+inputs.x}", "RO1202", 10)]
    public void Parse_Malformed_SaysWhere(string text, string code, int offset)
    {
        var problem = Template.Parse(text).Problems.FirstOrDefault();

        // The first '>' outside brackets closes, so this one is an expression and a text.
        Assert.Equal((code, offset), problem is null ? ("RO9999", -1) : (problem.Code, problem.Offset));
    }

    [Fact]
    public void Parse_SeveralBadExpressions_ReportsAll()
    {
        var parse = Template.Parse("<+foo> ${1 +} <+inputs.ok> <+lowr('>')>${");

        Assert.Equal([(2, "RO1204"), (12, "RO1202"), (29, "RO1206"), (39, "RO1203")], parse.Problems.Select(problem => (problem.Offset, problem.Code)));
    }

    [Theory]
    [InlineData("plain", true)]
    [InlineData(@"\<+x>", true)]
    [InlineData("", true)]
    [InlineData("<+1>", false)]
    [InlineData("a${1}", false)]
    public void IsConstant_NoExpression_IsTrue(string text, bool constant) => Assert.Equal(constant, Template.Parse(text).Template!.IsConstant);

    [Fact]
    public void Uses_SeveralExpressions_HaveOffsetsInTheWholeText()
    {
        var template = Template.Parse("a <+inputs.x> b ${default(variables.y, inputs.x)}").Template!;

        Assert.Equal(
            [("inputs.x", false, 4), ("variables.y", true, 26), ("inputs.x", false, 39)],
            template.Uses.Select(use => (use.Reference.ToString(), use.Guarded, use.Offset)));
        Assert.Equal(2, template.References.Length);
    }
}
