using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class TypeCheckTests
{
    private const string Inputs =
        "{n: {type: number}, s: {}, b: {type: boolean}, l: {type: list}, m: {type: object}, t: {type: secret}, ln: {type: list, items: {type: number}}, tier: {allowed: [staging, production]}}";

    [Theory]
    [InlineData("<+(inputs.n + inputs.l)>", "`inputs.n` (an input of the process) is a number and `inputs.l` (an input of the process) is a list")]
    [InlineData("${inputs.m + 1}", "is a map and `1` is a number")]
    [InlineData("<+(inputs.b + inputs.b)>", "`+` takes two numbers, two lists, or a text and a scalar")]
    [InlineData("<+(inputs.s - 1)>", "`inputs.s` (an input of the process) is a text; `-` takes numbers")]
    [InlineData("<+(1 * inputs.b)>", "`*` takes numbers")]
    [InlineData("<+(-inputs.s)>", "`-` takes a number")]
    [InlineData("<+(!inputs.n)>", "`!` takes a boolean")]
    [InlineData("<+(inputs.s && true)>", "`&&` takes booleans")]
    [InlineData("<+(false || inputs.n)>", "`||` takes booleans")]
    [InlineData("<+(inputs.s ? 1 : 2)>", "`?` takes a boolean")]
    [InlineData("<+(inputs.n < inputs.s)>", "`<` takes two numbers or two texts")]
    [InlineData("<+(inputs.b >= 1)>", "`>=` takes two numbers or two texts")]
    [InlineData("<+upper(inputs.n)>", "`upper` takes a text")]
    [InlineData("<+inputs.l.lower()>", "`lower` takes a text")]
    [InlineData("<+split(inputs.s, 1)>", "`split` takes texts")]
    [InlineData("<+join(inputs.s, ',')>", "`join` takes a list first")]
    [InlineData("<+join(inputs.l, 1)>", "a text as its separator")]
    [InlineData("<+length(inputs.n)>", "`length` takes a text, a list or a map")]
    [InlineData("<+contains(inputs.n, 1)>", "`contains` takes")]
    [InlineData("<+contains(inputs.s, 1)>", "a text after a text")]
    [InlineData("<+max(inputs.b, 1)>", "only numbers or only texts")]
    [InlineData("<+any(inputs.n, true)>", "`any` takes booleans")]
    [InlineData("<+matches(inputs.n, 'a')>", "`matches` takes a text")]
    [InlineData("<+inputs.s[0]>", "an index takes a list")]
    [InlineData("<+inputs.l['a']>", "an index takes a map")]
    [InlineData("<+inputs.l[true]>", "a whole number or a text")]
    [InlineData("<+inputs.n.x>", "`.x` takes a map")]
    [InlineData("<+inputs.s.length>", "`.length` takes a map")]
    [InlineData("<+upper(inputs.ln[0])>", "`upper` takes a text")]
    [InlineData("<+upper(default(inputs.n, 2))>", "is a number")]
    [InlineData("<+upper(coalesce(inputs.n, 2))>", "is a number")]
    [InlineData("<+upper(inputs.b ? 1 : inputs.l)>", "is a number or a list")]
    [InlineData("<+(variables.num - 'x')>", "`'x'` is a text; `-` takes numbers")]
    [InlineData("<+upper(variables.num)>", "a variable of the process")]
    [InlineData("<+upper(variables.sum)>", "is a number")]
    [InlineData("<+upper(process.a.output.num)>", "an output of a")]
    public void Check_CertainMismatch_IsAnErrorWithItsOrigin(string value, string words)
    {
        var problem = Assert.Single(Errors(Output(value)));
        Assert.Equal(ProblemCodes.TypeMismatch, problem.Code);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.NotEqual(SourcePosition.None, problem.Position);
    }

    [Theory]
    [InlineData("<+(inputs.n + ' h')>")]
    [InlineData("<+(inputs.s + inputs.n)>")]
    [InlineData("<+(inputs.l + [1])>")]
    [InlineData("<+contains(inputs.l, 1)>")]
    [InlineData("<+(inputs.m.x - 1)>")]
    [InlineData("<+(inputs.l[0] - 1)>")]
    [InlineData("<+(inputs.ln[0] - 1)>")]
    [InlineData("<+max(inputs.ln)>")]
    [InlineData("<+(inputs.b ? 1 : 'x')>")]
    [InlineData("<+length(inputs.b ? inputs.s : inputs.l)>")]
    [InlineData("<+(default(inputs.m.x, 1) + inputs.n)>")]
    [InlineData("<+split(inputs.s, '-')[0].upper()>")]
    [InlineData("soak <+inputs.n>h of <+inputs.l>")]
    public void Check_WhatMayBeRight_IsSilent(string value) => Assert.Empty(All(Output(value)));

    [Theory]
    [InlineData("<+inputs.t>", "A secret cannot be an output")]
    [InlineData("x-<+inputs.t>", "a larger text cannot use it")]
    [InlineData("<+(inputs.t == 'x')>", "`==` cannot use it")]
    [InlineData("<+upper(inputs.t)>", "`upper` cannot use it")]
    [InlineData("<+(inputs.t + 'x')>", "`+` cannot use it")]
    public void Check_SecretWhereItCannotGo_IsAnError(string value, string words)
    {
        var problem = Assert.Single(Errors(Output(value)));
        Assert.Equal(ProblemCodes.MisplacedSecret, problem.Code);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SecretInAConditionALockOrATime_IsAnError()
    {
        Assert.Equal(ProblemCodes.MisplacedSecret, Assert.Single(Errors(Activity("{id: x, pipeline: y, if: inputs.t}"))).Code);
        Assert.Equal(ProblemCodes.MisplacedSecret, Assert.Single(Errors(Activity("{id: x, pipeline: y, lock: <+inputs.t>}"))).Code);
        Assert.Equal(ProblemCodes.MisplacedSecret, Assert.Single(Errors(Activity("{id: x, type: wait, duration: <+inputs.t>}"))).Code);
    }

    [Fact]
    public void Check_SecretPassedOnWhole_IsFine() =>
        Assert.Empty(All(Activity("{id: x, variables: {v: <+inputs.t>}, inputs: {t: <+inputs.t>}, pipeline: {connector: c, pipeline: y, inputs: {token: <+variables.v>}}}")));

    [Theory]
    [InlineData("{id: x, pipeline: y, if: inputs.s}", "This condition is a text (an input of the process); a condition is true or false.")]
    [InlineData("{id: x, pipeline: y, if: <+length(inputs.s)>}", "This condition is a number")]
    [InlineData("{id: x, type: manual, tasks: [{id: t, required: inputs.n}]}", "This condition is a number")]
    [InlineData("{id: x, type: wait, duration: <+inputs.n>}", "a time is needed here")]
    [InlineData("{id: x, pipeline: y, environment: <+inputs.l>}", "a text is needed here")]
    public void Check_PlaceThatTakesAnotherKind_IsAnError(string activity, string words)
    {
        var problem = Assert.Single(Errors(Activity(activity)));
        Assert.Equal(ProblemCodes.TypeMismatch, problem.Code);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs.n == '3'", "always false")]
    [InlineData("inputs.b != 'true'", "always true")]
    [InlineData("inputs.s == null", "default(x, '')")]
    [InlineData("inputs.tier == 'prod'", "never `prod`")]
    [InlineData("'Staging' == inputs.tier", "Did you mean `staging`?")]
    [InlineData("process.a.status == 'Succeeded'", "Completed, Failed, Skipped, Aborted")]
    [InlineData("process.a.go.status != 'Completed'", "always true")]
    public void Check_ComparisonThatIsDecided_IsAWarning(string condition, string words)
    {
        var problem = Assert.Single(All(Output($"<+({condition})>")));
        Assert.Equal((ProblemCodes.PointlessComparison, Severity.Warning), (problem.Code, problem.Severity));
        Assert.Contains(words, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs.tier == 'staging'")]
    [InlineData("process.a.go.status == 'Succeeded'")]
    [InlineData("process.a.status == 'Completed'")]
    [InlineData("default(process.a.output.num, null) == null")]
    public void Check_ComparisonThatIsOpen_IsSilent(string condition) => Assert.Empty(All(Output($"<+({condition})>")));

    [Theory]
    [InlineData("<+inputs.n > 3>")]
    [InlineData("<+inputs.n >= 3>")]
    [InlineData("<+inputs.n>3>")]
    [InlineData("is <+inputs.n > inputs.ln[0]> so")]
    public void Check_ComparisonWithoutParentheses_SaysThatTheFirstAngleCloses(string value)
    {
        var problem = Assert.Single(All(Output(value)));
        Assert.Equal((ProblemCodes.ClosedComparison, Severity.Warning), (problem.Code, problem.Severity));
        Assert.Contains("<+(x > 3)>", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<+(inputs.n > 3)>")]
    [InlineData("<+inputs.s> -> <+inputs.s>")]
    [InlineData("<b><+inputs.s></b>")]
    [InlineData("${inputs.n > 3}")]
    public void Check_AngleThatIsMeant_IsSilent(string value) => Assert.Empty(All(Output(value)));

    [Theory]
    [InlineData("cores: abc", "`cores`: This is a text, and the input is of type number.")]
    [InlineData("cores: 65", "`cores`: `65` is too much.")]
    [InlineData("cores: <+inputs.s>", "This is a text (an input of the process), but the input `cores` takes a number.")]
    [InlineData("image: <+inputs.n>", "takes a text")]
    [InlineData("image: <+inputs.t>", "This is a secret")]
    [InlineData("image: alpine", "`alpine` is not allowed")]
    [InlineData("token: <+inputs.s>", "takes a secret")]
    [InlineData("token: hunter2", "A secret is given by reference")]
    public void Check_MappingToADeclaredInput_OfTheWrongTypeIsAnError(string mapping, string words)
    {
        var problem = Assert.Single(Mapped(mapping), found => found.Severity == Severity.Error);
        Assert.Equal(ProblemCodes.WrongMapping, problem.Code);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cores: 8")]
    [InlineData("cores: '8'")]
    [InlineData("cores: <+inputs.n>")]
    [InlineData("cores: <+inputs.m.cores>")]
    [InlineData("image: base")]
    [InlineData("token: <+inputs.t>")]
    [InlineData("token: env://TOKEN")]
    public void Check_MappingThatMayBeRight_IsSilent(string mapping) => Assert.DoesNotContain(Mapped(mapping), found => found.Code == ProblemCodes.WrongMapping);

    [Theory]
    [InlineData("{type: list, items: {type: number}, default: [§1, x]}", false)]
    [InlineData("{type: list, allowed: [a, b], default: [a]}", true)]
    [InlineData("{type: list, items: {type: number}, allowed: [1, 2], default: [2]}", true)]
    [InlineData("{length: 3, default: abc}", true)]
    [InlineData("{length: {min: 1, max: 2}, default: abc}", false)]
    [InlineData("{type: object, length: {min: 1}, default: {}}", false)]
    [InlineData("{type: number, length: 3}", false)]
    [InlineData("{length: {min: 3, max: 2}}", false)]
    [InlineData("{items: {}}", false)]
    [InlineData("{type: list, items: {type: number, pattern: a}}", false)]
    [InlineData("{type: list, items: {pattern: '('}}", false)]
    public void Check_Constraint_MustFitTheTypeAndTheDefault(string input, bool isRight)
    {
        var found = DocumentReader.Read($"process:\n  id: p\n  inputs: {{i: {input.Replace("§", string.Empty, StringComparison.Ordinal)}}}\n  outputs: {{o: '<+default(inputs.i, 1)>'}}\n  phases: [{{phase: {{id: a}}}}]\n").Problems;
        Assert.Equal(isRight, found.IsEmpty);
    }

    private static string Output(string value) =>
        $"process:\n  id: p\n  inputs: {Inputs}\n  variables: {{num: 3, sum: <+(inputs.n + 1)>}}\n  outputs:\n    o: {Quoted(value)}\n    used: <+[inputs.n, inputs.s, inputs.b, inputs.l, inputs.m, inputs.ln, inputs.tier, default(inputs.t, 1), variables.num, variables.sum]>\n"
        + "  phases:\n    - phase: {id: a, outputs: {num: <+inputs.n>}, activities: [{activity: {id: go, type: manual, approval: {approvers: [user:a]}}}]}\n";

    private static string Activity(string activity) => Element($"{{activity: {activity}}}");

    private static string Element(string element) => Output("x").Replace("activities: [", $"activities: [{element}, ", StringComparison.Ordinal);

    private static string Quoted(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static ImmutableArray<Problem> All(string text) => DocumentReader.Read(text, "f.yaml").Problems;

    private static IEnumerable<Problem> Errors(string text) => All(text).Where(problem => problem.Severity == Severity.Error);

    private static ImmutableArray<Problem> Mapped(string mapping)
    {
        var text = Element($"{{activity: build@1, id: x, inputs: {{{mapping}}}}}");
        var process = Assert.IsType<ProcessDocument>(DocumentReader.Read(text).Documents[0]);
        var entry = Assert.IsType<StoreEntryDocument>(DocumentReader.Read(
            "activity:\n  id: build\n  type: automated\n  pipeline: {connector: c, pipeline: p}\n  inputs: {cores: {type: number, max: 64}, image: {allowed: [base, slim]}, token: {type: secret}}\n").Documents[0]).Entry;
        var linked = ProcessLinker.Link(process.Process, _ => entry, process.Sources);
        Assert.Empty(linked.Problems);
        return ProcessChecker.Check(linked.Process, process.Sources);
    }
}
