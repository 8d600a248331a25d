using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Inputs;

public sealed class InputResolverTests
{
    private static readonly ProcessDefinition Process = new()
    {
        Id = "weekly",
        Inputs = Declared(
            ("version", new() { Required = true, Pattern = @"^\d+\.\d+\.\d+$" }),
            ("services", new() { Type = InputType.List, Default = DataValue.EmptyList }),
            ("soakHours", new() { Type = InputType.Number, Default = DataValue.Of(24), Min = 0, Max = 240 }),
            ("tier", new() { Allowed = [DataValue.Of("staging"), DataValue.Of("production")], Default = DataValue.Of("staging") }),
            ("token", new() { Type = InputType.Secret })),
        Phases =
        [
            new PhaseDefinition
            {
                Id = "build",
                Inputs = Declared(("branch", new() { Required = true }), ("clean", new() { Type = InputType.Boolean, Default = DataValue.False })),
                Activities =
                [
                    new ActivityDefinition
                    {
                        Id = "run_ci",
                        DeclaredInputs = Declared(("cores", new() { Type = InputType.Number, Required = true, Max = 64 }), ("image", new() { Default = DataValue.Of("base") })),
                    },
                    new ActivityDefinition { Id = "free" },
                ],
                EntryGates = [new ActivityDefinition { Id = "go" }],
            },
        ],
    };

    private static readonly InputSetDefinition Complete = new()
    {
        Id = "standard",
        Process = "weekly",
        Global = Values(("version", "1.4.0"), ("soakHours", "12")),
        Phases = ImmutableSortedDictionary<string, PhaseInputs>.Empty.Add("build", new PhaseInputs
        {
            Inputs = Values(("branch", "main")),
            Activities = ImmutableSortedDictionary<string, DataValue>.Empty.Add("run_ci", DataValue.Of(Values(("cores", "8")))),
        }),
    };

    [Fact]
    public void Resolve_OverrideSetAndDefault_StrongestWinsAndSaysWhereFrom()
    {
        var found = Resolve(Complete, ("version", "2.0.0"), ("build.clean", "true"));

        Assert.Empty(found.Problems);
        Assert.True(found.IsComplete);
        Assert.Equal(new ResolvedInput(DataValue.Of("2.0.0"), InputOrigin.Override, "override"), found.Global["version"]);
        Assert.Equal(new ResolvedInput(DataValue.Of(12), InputOrigin.InputSet, "input set 'standard'"), found.Global["soakHours"]);
        Assert.Equal(new ResolvedInput(DataValue.Of("staging"), InputOrigin.Default, "default of process 'weekly'"), found.Global["tier"]);
        Assert.False(found.Global.ContainsKey("token"));
        Assert.Equal(new ResolvedInput(DataValue.True, InputOrigin.Override, "override"), found.Phases["build"]["clean"]);
        Assert.Equal(InputOrigin.InputSet, found.Phases["build"]["branch"].Origin);
        Assert.Equal(DataValue.Of(8), found.Activities["build.run_ci"]["cores"]);
    }

    [Fact]
    public void Resolve_NothingGiven_NamesAllThatIsMissing()
    {
        var found = Resolve(set: null);

        Assert.Equal(["version", "build.branch", "build.run_ci.cores"], found.Missing.AsEnumerable());
        Assert.Empty(found.Problems);
        Assert.False(found.IsComplete);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Resolve_RequiredIsBlank_IsMissing(string blank) => Assert.Equal(["version"], Resolve(Complete, ("version", blank)).Missing.AsEnumerable());

    [Fact]
    public void Resolve_NullInTheSet_LeavesItToTheDefault()
    {
        var set = Complete with { Global = Complete.Global.SetItem("soakHours", DataValue.Null) };

        Assert.Equal(InputOrigin.Default, Resolve(set).Global["soakHours"].Origin);
    }

    [Theory]
    [InlineData("version", "1.4", InputCodes.PatternMismatch)]
    [InlineData("version", "1.4.0\n", InputCodes.PatternMismatch)]
    [InlineData("soakHours", "many", InputCodes.WrongType)]
    [InlineData("soakHours", "1,000", InputCodes.WrongType)]
    [InlineData("soakHours", "-1", InputCodes.OutOfRange)]
    [InlineData("soakHours", "241", InputCodes.OutOfRange)]
    [InlineData("tier", "Staging", InputCodes.NotAllowed)]
    [InlineData("build.clean", "yes", InputCodes.WrongType)]
    [InlineData("services", "[1, 2", InputCodes.WrongType)]
    [InlineData("build.run_ci.cores", "65", InputCodes.OutOfRange)]
    [InlineData("build.run_ci.core", "6", InputCodes.UnknownInput)]
    [InlineData("verson", "1.4.0", InputCodes.UnknownInput)]
    [InlineData("branch", "main", InputCodes.UnknownInput)]
    [InlineData("biuld.branch", "main", InputCodes.UnknownPhase)]
    [InlineData("build.runci.cores", "1", InputCodes.UnknownActivity)]
    public void Resolve_BadOverride_IsOneProblemAtItsPlace(string key, string value, string code)
    {
        var found = Resolve(Complete, (key, value));

        var problem = Assert.Single(found.Problems);
        Assert.Equal(code, problem.Code);
        Assert.StartsWith("overrides." + key[..Math.Max(key.LastIndexOf('.'), 0)], problem.Path, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Fix);
        Assert.False(found.IsComplete);
    }

    [Theory]
    [InlineData("verson", "`version`")]
    [InlineData("biuld.branch", "`build`")]
    [InlineData("build.runci.cores", "`run_ci`")]
    [InlineData("build.brnch", "`branch`")]
    [InlineData("branch", "`build.branch`")]
    public void Resolve_UnknownName_SaysWhatWasMeant(string key, string meant) => Assert.Contains(meant, Assert.Single(Resolve(Complete, (key, "1.4.0")).Problems).Fix, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "[]")]
    [InlineData("a", """["a"]""")]
    [InlineData("a, b", """["a","b"]""")]
    [InlineData("""["a", 1]""", """["a",1]""")]
    public void Resolve_ListAsText_IsRead(string text, string json) => Assert.Equal(json, Resolve(Complete, ("services", text)).Global["services"].Value.ToJson());

    [Theory]
    [InlineData("24", 24)]
    [InlineData(" 1.5 ", 1.5)]
    public void Resolve_NumberAsText_IsRead(string text, double number) => Assert.Equal((decimal)number, Resolve(Complete, ("soakHours", text)).Global["soakHours"].Value.Number);

    [Fact]
    public void Resolve_NumberForAText_AsksForQuotes()
    {
        var set = Complete with { Global = Complete.Global.SetItem("version", DataValue.Of(1.1m)) };

        var problem = Assert.Single(Resolve(set).Problems);
        Assert.Equal((InputCodes.WrongType, "inputSet.global.version"), (problem.Code, problem.Path));
        Assert.Contains("\"1.1\"", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("env://NAME", true)]
    [InlineData("file:///run/secrets/token", true)]
    [InlineData("keyvault://vault/name", true)]
    [InlineData("keyvault://vault/name/0123456789abcdef", true)]
    [InlineData("hunter2-very-secret", false)]
    [InlineData("env://", false)]
    [InlineData("env://1NAME", false)]
    [InlineData("env://NAME\n", false)]
    [InlineData("keyvault://vault", false)]
    [InlineData("http://vault/name", false)]
    [InlineData("ENV://NAME", false)]
    public void Resolve_Secret_IsAReferenceAndNeverRepeated(string text, bool isReference)
    {
        var found = Resolve(Complete, ("token", text));

        if (isReference)
        {
            Assert.Equal(DataValue.Secret(text), found.Global["token"].Value);
            return;
        }

        var problem = Assert.Single(found.Problems);
        Assert.Equal(InputCodes.NoSecretReference, problem.Code);
        Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
        Assert.False(found.Global.ContainsKey("token"));
    }

    [Fact]
    public void Resolve_SecretForAText_IsRefused()
    {
        var found = InputResolver.Resolve(Process, Complete, new Dictionary<string, DataValue> { ["version"] = DataValue.Secret("env://NAME") });

        Assert.Equal(InputCodes.WrongType, Assert.Single(found.Problems).Code);
    }

    [Fact]
    public void Resolve_SetOfAnotherProcess_IsRefused() => Assert.Equal(InputCodes.OtherProcess, Assert.Single(Resolve(Complete with { Process = "hotfix" }).Problems).Code);

    [Fact]
    public void Resolve_SetNamesUnknownThings_ReportsEachOnce()
    {
        var set = Complete with
        {
            Global = Complete.Global.Add("verson", DataValue.Of("1")),
            Phases = Complete.Phases
                .Add("deploy", new PhaseInputs { Inputs = Values(("x", "1")), Activities = ImmutableSortedDictionary<string, DataValue>.Empty.Add("a", DataValue.EmptyMap) })
                .SetItem("build", Complete.Phases["build"] with { Activities = Complete.Phases["build"].Activities.Add("runci", DataValue.EmptyMap).Add("free", DataValue.Of("x")) }),
        };

        Assert.Equal(
            [
                (InputCodes.WrongType, "inputSet.phases.build.activities.free"),
                (InputCodes.UnknownActivity, "inputSet.phases.build.activities.runci"),
                (InputCodes.UnknownPhase, "inputSet.phases.deploy"),
                (InputCodes.UnknownInput, "inputSet.global.verson"),
            ],
            Resolve(set).Problems.Select(p => (p.Code, p.Path)));
    }

    [Fact]
    public void Resolve_ActivityThatDeclaresNothing_TakesWhatItIsGiven()
    {
        var found = Resolve(Complete, ("build.free.anything", "x"), ("build.@entry.go.note", "y"));

        Assert.Empty(found.Problems);
        Assert.Equal(DataValue.Of("x"), found.Activities["build.free"]["anything"]);
        Assert.Equal(DataValue.Of("y"), found.Activities["build.@entry.go"]["note"]);
    }

    [Fact]
    public void Resolve_ExpressionForAnActivity_IsLeftToItsStart()
    {
        var found = Resolve(Complete, ("build.run_ci.cores", "<+releaseInput.global.soakHours>"));

        Assert.Empty(found.Problems);
        Assert.Equal("<+releaseInput.global.soakHours>", found.Activities["build.run_ci"]["cores"].Text);
    }

    [Theory]
    [InlineData("(a)\\1")]
    [InlineData("(?=x)")]
    [InlineData("[")]
    public void Resolve_PatternIsUnusable_SaysSoInsteadOfAccepting(string pattern)
    {
        var process = Process with { Inputs = Declared(("x", new() { Pattern = pattern })) };
        var found = InputResolver.Resolve(process, set: null, new Dictionary<string, DataValue> { ["x"] = DataValue.Of("x") });

        Assert.Equal(InputCodes.UnusablePattern, Assert.Single(found.Problems).Code);
    }

    [Fact]
    public void Resolve_PatternThatWouldBacktrackForever_Ends()
    {
        var process = Process with { Inputs = Declared(("x", new() { Pattern = "(a+)+b" })), Phases = [] };
        var found = InputResolver.Resolve(process, set: null, new Dictionary<string, DataValue> { ["x"] = DataValue.Of(new string('a', 50_000)) });

        Assert.Equal(InputCodes.PatternMismatch, Assert.Single(found.Problems).Code);
    }

    [Fact]
    public void Resolve_ListWithAllowed_ChecksEachOfIt()
    {
        var process = Process with { Inputs = Declared(("x", new() { Type = InputType.List, Allowed = [DataValue.Of("a"), DataValue.Of("b")], Max = 2 })), Phases = [] };
        ImmutableArray<string> Codes(string text) =>
            [.. InputResolver.Resolve(process, set: null, new Dictionary<string, DataValue> { ["x"] = DataValue.Of(text) }).Problems.Select(p => p.Code)];

        Assert.Empty(Codes("b,a"));
        Assert.Equal([InputCodes.NotAllowed], Codes("a,c").AsEnumerable());
        Assert.Equal([InputCodes.OutOfRange], Codes("a,b,a").AsEnumerable());
    }

    [Fact]
    public void ToValues_Resolution_IsWhatAReleaseStartsWith()
    {
        var values = Resolve(Complete).ToValues();

        Assert.Equal(DataValue.Of("1.4.0"), values.Global["version"]);
        Assert.Equal(DataValue.Of("main"), values.Phases["build"].Find("branch"));
        Assert.Equal(DataValue.Of(8), values.Activities["build.run_ci"].Find("cores"));
    }

    private static InputResolution Resolve(InputSetDefinition? set, params (string Key, string Value)[] overrides) =>
        InputResolver.Resolve(Process, set, overrides.ToDictionary(o => o.Key, o => DataValue.Of(o.Value)));

    private static ImmutableSortedDictionary<string, InputDefinition> Declared(params (string Name, InputDefinition Input)[] inputs) =>
        inputs.ToImmutableSortedDictionary(i => i.Name, i => i.Input, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, DataValue> Values(params (string Name, string Value)[] values) =>
        values.ToImmutableSortedDictionary(v => v.Name, v => DataValue.Of(v.Value), StringComparer.Ordinal);
}
