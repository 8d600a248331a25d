using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Inputs;

public sealed class InputTraceTests
{
    private static readonly ProcessDefinition Process = new()
    {
        Id = "weekly",
        Inputs = Declared(("tier", new() { Default = DataValue.Of("staging") }), ("token", new() { Type = InputType.Secret }), ("bare", new())),
        Phases =
        [
            new PhaseDefinition
            {
                Id = "build",
                Inputs = Declared(("branch", new() { Default = DataValue.Of("main") })),
                Activities =
                [
                    new ActivityDefinition
                    {
                        Id = "ci",
                        DeclaredInputs = Declared(("cores", new() { Type = InputType.Number, Default = DataValue.Of(1) })),
                        Inputs = Values(("cores", DataValue.Of("<+variables.cores>"))),
                    },
                ],
            },
        ],
    };

    /// <summary>The rule of precedence, row by row: who gives a value, and who wins.</summary>
    [Theory]
    [InlineData("default", "Mapping,Default")]
    [InlineData("set", "InputSet,Mapping,Default")]
    [InlineData("override", "Override,Mapping,Default")]
    [InlineData("override set", "Override,InputSet,Mapping,Default")]
    [InlineData("retry", "Retry,Mapping,Default")]
    [InlineData("retry set", "Retry,InputSet,Mapping,Default")]
    [InlineData("retry override set", "Retry,Override,InputSet,Mapping,Default")]
    [InlineData("retry retry override set", "Retry,Retry,Override,InputSet,Mapping,Default")]
    public void Of_Activity_StandsInTheOrderOfPrecedence(string givers, string expected)
    {
        var input = Assert.Single(InputTrace.Of(Giving(givers)), i => i.Name == "cores");

        Assert.Equal(expected, string.Join(',', input.Overrode.Prepend(input.Source!).Select(claim => claim.Origin)));
        Assert.Equal((InputScope.Activity, "build.ci"), (input.Scope, input.Owner));
    }

    [Theory]
    [InlineData("default", "Default")]
    [InlineData("set", "InputSet,Default")]
    [InlineData("override", "Override,Default")]
    [InlineData("override set", "Override,InputSet,Default")]
    public void Of_ProcessAndPhase_StandInTheOrderOfPrecedence(string givers, string expected)
    {
        var inputs = InputTrace.Of(Giving(givers));
        foreach (var name in new[] { "tier", "branch" })
        {
            var input = Assert.Single(inputs, i => i.Name == name);
            Assert.Equal(expected, string.Join(',', input.Overrode.Prepend(input.Source!).Select(claim => claim.Origin)));
            Assert.Equal(input.Source!.Value, input.Value);
        }
    }

    [Fact]
    public void Of_EverySource_SaysWhoWhereAndWhen()
    {
        var input = Assert.Single(InputTrace.Of(Giving("retry override set")), i => i.Name == "cores");

        Assert.Equal("retry by user:bob at 2025-04-07T06:00:00Z, after attempt 1", input.Source!.From);
        Assert.Equal(
            [
                "given for this release by user:rita|inputs.build.ci.cores|3",
                "input set 'standard', revision 4|inputSet.phases.build.activities.ci.cores|2",
                "mapping of activity 'build.ci', process version 7|process.phases[0].activities[0].inputs.cores|<+variables.cores>",
                "default of activity 'build.ci', process version 7|process.phases[0].activities[0].inputs.cores.default|1",
            ],
            input.Overrode.Select(claim => $"{claim.From}|{claim.Path}|{claim.Value}"));
    }

    [Fact]
    public void Of_MappedExpression_HasTheValueOfTheNewestAttempt()
    {
        var before = Assert.Single(InputTrace.Of(Giving("default")), i => i.Name == "cores");
        Assert.Null(before.Value);
        Assert.Equal("<+variables.cores>", before.Source!.Expression);

        var attempts = ImmutableDictionary<string, ImmutableSortedDictionary<string, DataValue>>.Empty.Add("build.ci", Values(("cores", DataValue.Of(16))));
        Assert.Equal(DataValue.Of(16), Assert.Single(InputTrace.Of(Giving("default") with { Attempts = attempts }), i => i.Name == "cores").Value);
    }

    [Fact]
    public void Of_Secret_IsShownAsItsReferenceAndNeverByValue()
    {
        var given = Giving("default") with
        {
            Overrides = Values(("token", DataValue.Of("env://TOKEN"))),
            InputSet = new InputSetDefinition { Id = "standard", Process = "weekly", Global = Values(("token", DataValue.Of("hunter2"))) },
        };
        var input = Assert.Single(InputTrace.Of(given), i => i.Name == "token");

        Assert.Equal(DataValue.Secret("env://TOKEN"), input.Value);
        Assert.DoesNotContain("hunter2", string.Join(' ', input.Overrode.Select(claim => claim.Value.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingGiven_HasNoSource()
    {
        var input = Assert.Single(InputTrace.Of(Giving("default")), i => i.Name == "bare");
        Assert.Null(input.Source);
        Assert.Null(input.Value);
        Assert.Empty(input.Overrode);
    }

    private static InputGiving Giving(string givers)
    {
        var words = givers.Split(' ');
        return new InputGiving
        {
            Process = Process,
            ProcessVersion = 7,
            InputSetRevision = 4,
            OverriddenBy = "user:rita",
            InputSet = words.Contains("set")
                ? new InputSetDefinition
                {
                    Id = "standard",
                    Process = "weekly",
                    Global = Values(("tier", DataValue.Of("production"))),
                    Phases = ImmutableSortedDictionary<string, PhaseInputs>.Empty.Add("build", new PhaseInputs
                    {
                        Inputs = Values(("branch", DataValue.Of("release"))),
                        Activities = Values(("ci", DataValue.Of(Values(("cores", DataValue.Of(2)))))),
                    }),
                }
                : null,
            Overrides = words.Contains("override")
                ? Values(("tier", DataValue.Of("canary")), ("build.branch", DataValue.Of("hotfix")), ("build.ci.cores", DataValue.Of(3)))
                : Values(),
            Retries = [.. words.Where(word => word == "retry").Select((_, i) => new RetryInputs("build.ci", "user:bob", new DateTimeOffset(2025, 4, 7, 6 + i, 0, 0, TimeSpan.Zero), i + 1, Values(("cores", DataValue.Of(4 + i)))))],
        };
    }

    private static ImmutableSortedDictionary<string, InputDefinition> Declared(params (string Name, InputDefinition Input)[] inputs) =>
        inputs.ToImmutableSortedDictionary(i => i.Name, i => i.Input);

    private static ImmutableSortedDictionary<string, DataValue> Values(params (string Name, DataValue Value)[] values) =>
        values.ToImmutableSortedDictionary(v => v.Name, v => v.Value);
}
