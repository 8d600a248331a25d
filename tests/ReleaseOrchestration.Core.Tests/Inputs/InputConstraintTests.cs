using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Inputs;

public sealed class InputConstraintTests
{
    [Theory]
    [InlineData("{length: 3}", "\"abc\"", null)]
    [InlineData("{length: 3}", "\"abcd\"", "A text of 4 characters is too long.")]
    [InlineData("{length: {min: 2}}", "\"a\"", "A text of 1 characters is too short.")]
    [InlineData("{length: {max: 2}}", "\"abc\"", "too long")]
    [InlineData("{type: list, length: {min: 1, max: 2}}", "[]", "A list of 0 is too short.")]
    [InlineData("{type: list, length: {min: 1, max: 2}}", "[1, 2]", null)]
    [InlineData("{type: object, length: 1}", "{\"a\": 1, \"b\": 2}", "A map of 2 is too long.")]
    [InlineData("{type: list, items: {type: number}}", "[1, \"2\"]", null)]
    [InlineData("{type: list, items: {type: number}}", "[1, \"x\"]", "element [1]: This is a text, and the input is of type number.")]
    [InlineData("{type: list, items: {type: number, max: 3}}", "[4]", "element [0]: `4` is too much.")]
    [InlineData("{type: list, items: {allowed: [a, b]}}", "\"a,c\"", "element [1]: `c` is not allowed.")]
    [InlineData("{type: list, items: {pattern: '[a-z]+'}}", "[\"ab\", \"A\"]", "element [1]: `A` does not match `[a-z]+`.")]
    [InlineData("{type: list, items: {length: 2}}", "[\"ab\", \"abc\"]", "element [1]: A text of 3 characters is too long.")]
    [InlineData("{type: list, items: {type: secret}}", "[\"env://A\", \"hunter2\"]", "element [1]: A secret is given by reference, and this is none.")]
    [InlineData("{pattern: '(a+)+'}", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"", "does not match")]
    public void Resolve_Value_MustObeyTheConstraint(string input, string json, string? words)
    {
        var watch = Stopwatch.StartNew();
        var process = Processes.Marked.Process($"process:\n  id: p\n  inputs: {{i: {input}}}\n  phases: [{{phase: {{id: a}}}}]\n");
        var found = InputResolver.Resolve(process, set: null, ImmutableDictionary<string, DataValue>.Empty.Add("i", JsonSerializer.Deserialize<DataValue>(json)!));

        Assert.Equal(words is null, found.IsComplete);
        if (words is not null)
        {
            var problem = Assert.Single(found.Problems);
            Assert.Contains(words, problem.Message, StringComparison.Ordinal);
            Assert.Equal("overrides.i", problem.Path);
            Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Resolve_ElementsOfAList_HaveTheDeclaredType()
    {
        var process = Processes.Marked.Process("process:\n  id: p\n  inputs: {i: {type: list, items: {type: number}}}\n  phases: [{phase: {id: a}}]\n");
        var found = InputResolver.Resolve(process, set: null, ImmutableDictionary<string, DataValue>.Empty.Add("i", DataValue.Of("1, 2")));

        Assert.Equal(DataValue.Of([DataValue.Of(1), DataValue.Of(2)]), found.Global["i"].Value);
    }

    [Fact]
    public void Read_LengthAndItems_AreKeptAsTheyAreStored()
    {
        var process = Processes.Marked.Process("process:\n  id: p\n  inputs: {i: {type: list, length: {min: 1, max: 9}, items: {type: string, allowed: [a], length: 1}}}\n  phases: [{phase: {id: a}}]\n");
        var input = process.Inputs["i"];

        Assert.Equal(new LengthRange { Min = 1, Max = 9 }, input.Length);
        Assert.Equal(new LengthRange { Min = 1, Max = 1 }, input.Items!.Length);
        var again = DefinitionCodec.Deserialize(DefinitionCodec.Serialize(process)).Inputs["i"];
        Assert.Equal(input.Length, again.Length);
        Assert.Equal(input.Items.Allowed.AsEnumerable(), again.Items!.Allowed.AsEnumerable());
    }
}
