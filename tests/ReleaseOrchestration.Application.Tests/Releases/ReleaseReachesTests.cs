using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Tests.Releases;

public sealed class ReleaseReachesTests
{
    private const string Documents = """
        activity: {id: look, type: manual, environment: lab}
        ---
        process: {id: c, inputs: {where: {type: string, required: true}}, phases: [{phase: {id: one, environment: "${inputs.where}", activities: [{activity: {id: go, type: manual}}]}}]}
        ---
        process:
          id: p
          inputs: {where: {type: string, required: true}, by: {type: string}}
          phases:
            - phase:
                id: one
                environment: ${inputs.where}
                services: ["${inputs.by}", shop]
                activities:
                  - activity: {id: roll, type: subprocess, process: c, inputs: {where: "${inputs.where}-b"}}
                  - {activity: look, id: see}
        ---
        input-set: {id: s, process: p, global: {where: prod}}
        """;

    [Fact]
    public async Task Find_OfADraft_ReadsItsInputSetAndInputs()
    {
        await using var shop = await OpenAsync();
        var reach = await shop.Reaches().FindAsync(Draft() with { InputSet = "s", Inputs = Given(("by", "till")) }, default);
        Assert.Equal(["lab", "prod", "prod-b"], reach.Environments.AsEnumerable());
        Assert.Equal(["shop", "till"], reach.Services.AsEnumerable());
        Assert.Empty(reach.Unknown);
    }

    [Fact]
    public async Task Find_OfADraftWithoutInputs_NamesWhatIsUnknown()
    {
        await using var shop = await OpenAsync();
        var reach = await shop.Reaches().FindAsync(Draft(), default);
        Assert.Equal(["lab"], reach.Environments.AsEnumerable());
        Assert.Equal(["shop"], reach.Services.AsEnumerable());
        Assert.Equal(["one: environment ${inputs.where}", "one: service ${inputs.by}", "one.roll/one: environment ${inputs.where}"], reach.Unknown.AsEnumerable());
    }

    [Fact]
    public async Task Find_OfAStartedRelease_KeepsToWhatItPinned()
    {
        await using var shop = await OpenAsync();
        var created = await shop.Service.CreateAsync(new CreateRelease { Id = "r1", Process = "p", Start = true, Inputs = Given(("where", "prod")) }, Workshop.Rita, default);
        Assert.Null(created.Error);
        await shop.ApplyAsync("process: {id: p, phases: [{phase: {id: one, environment: other, activities: [{activity: {id: a, type: manual}}]}}]}");
        var record = (await shop.Releases.FindAsync("r1", default))!.Value.Record;
        Assert.Equal(["lab", "prod", "prod-b"], (await shop.Reaches().FillAsync(record, default)).Environments.AsEnumerable());
        Assert.Equal(["other"], (await shop.Reaches().FindAsync(Draft(), default)).Environments.AsEnumerable());
    }

    [Fact]
    public async Task Find_OfAProcessThatIsGone_IsNothing()
    {
        await using var shop = await Workshop.OpenAsync();
        Assert.Empty((await shop.Reaches().FindAsync(Draft(), default)).Environments);
    }

    private static ReleaseRecord Draft() => new() { Id = "d1", Name = "D", Process = "p" };

    private static ImmutableSortedDictionary<string, DataValue> Given(params (string Name, string Value)[] values) =>
        values.ToImmutableSortedDictionary(v => v.Name, v => DataValue.Of(v.Value));

    private static async Task<Workshop> OpenAsync()
    {
        var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Documents);
        return shop;
    }
}
