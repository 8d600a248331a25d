using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Definitions;

public sealed class DefinitionApplyTests
{
    private static readonly ApplyOptions Prune = new(new SaveOptions("user:rita"), "repo/a", Prune: true);

    [Fact]
    public async Task Apply_WithPrune_DeletesOnlyWhatTheSourceManages()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("of_nobody"));
        await ApplyAsync(shop, Texts.Manual("of_b"), Prune with { Source = "repo/b" });
        await ApplyAsync(shop, Join(Texts.Manual("kept"), Texts.Manual("gone")), Prune);
        var report = (await ApplyAsync(shop, Texts.Manual("kept", "Changed"), Prune)).Value;

        Assert.Equal(["kept updated 1", "gone deleted "], report.Applied.Select(applied => $"{applied.Record.Id} {applied.Change} {applied.Differences}"));
        Assert.Equal(["kept", "of_b", "of_nobody"], await IdsAsync(shop));
        Assert.Equal("no longer in the source repo/a", (await shop.Store.FindDeletedAsync(DefinitionKind.Process, "gone", default))!.Deletion!.Reason);
    }

    [Fact]
    public async Task Apply_DryRun_TellsThePlanAndChangesNothing()
    {
        await using var shop = await Workshop.OpenAsync();
        await ApplyAsync(shop, Join(Texts.Manual("kept"), Texts.Manual("gone")), Prune);
        var shown = (await ApplyAsync(shop, Join(Texts.Manual("kept"), Texts.Manual("new")), Prune with { DryRun = true })).Value;

        Assert.Equal(["kept unchanged", "new created", "gone deleted"], shown.Applied.Select(applied => $"{applied.Record.Id} {applied.Change}"));
        Assert.Equal(["gone", "kept"], await IdsAsync(shop));
        var done = (await ApplyAsync(shop, Join(Texts.Manual("kept"), Texts.Manual("new")), Prune with { Plan = shown.Plan })).Value;
        Assert.Equal(shown.Plan, done.Plan);
        Assert.Equal(["kept", "new"], await IdsAsync(shop));
    }

    [Fact]
    public async Task Apply_PlanThatWasShownIsNoLongerTrue_IsRefused()
    {
        await using var shop = await Workshop.OpenAsync();
        await ApplyAsync(shop, Join(Texts.Manual("kept"), Texts.Manual("gone")), Prune);
        var shown = (await ApplyAsync(shop, Texts.Manual("kept"), Prune with { DryRun = true })).Value;
        await shop.ApplyAsync(Texts.Manual("gone", "Somebody changed it"));

        Assert.Equal(ErrorCodes.PlanChanged, (await ApplyAsync(shop, Texts.Manual("kept"), Prune with { Plan = shown.Plan })).Error!.Code);
        Assert.Equal(["gone", "kept"], await IdsAsync(shop));
    }

    [Fact]
    public async Task Apply_WhatWouldBeDeletedIsUsed_IsRefusedAndNothingIsSaved()
    {
        await using var shop = await Workshop.OpenAsync();
        await ApplyAsync(shop, Join(Texts.Manual("child"), Texts.Manual("own")), Prune);
        await shop.ApplyAsync(Texts.Parent("of_others", "child"));
        var byOthers = (await ApplyAsync(shop, Texts.Manual("own", "Changed"), Prune)).Error!;
        var byItself = (await ApplyAsync(shop, Texts.Parent("own", "child"), Prune)).Error!;

        Assert.Equal((ErrorCodes.StillUsed, 409), (byOthers.Code, byOthers.Status));
        Assert.Contains("process 'of_others'", byOthers.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.StillUsed, byItself.Code);
        Assert.Equal(1, (await shop.Store.FindAsync(DefinitionKind.Process, "own", default))!.Version);
    }

    [Fact]
    public async Task Apply_UserOfWhatGoesIsChangedInTheSameRequest_Goes()
    {
        await using var shop = await Workshop.OpenAsync();
        await ApplyAsync(shop, Join(Texts.Manual("child"), Texts.Parent("own", "child")), Prune);
        Assert.Null((await ApplyAsync(shop, Texts.Manual("own"), Prune)).Error);
        Assert.Equal(["own"], await IdsAsync(shop));
    }

    [Fact]
    public async Task Apply_OfAnotherSource_IsRefusedUntilTakenOver()
    {
        await using var shop = await Workshop.OpenAsync();
        await ApplyAsync(shop, Texts.Manual("p"), Prune);
        var other = Prune with { Source = "repo/b" };
        var refused = (await ApplyAsync(shop, Texts.Manual("p"), other)).Error!;
        var taken = (await ApplyAsync(shop, Texts.Manual("p"), other with { TakeOver = true })).Value;

        Assert.Equal((ErrorCodes.ManagedElsewhere, 409), (refused.Code, refused.Status));
        Assert.Equal(("adopted", "repo/b", 1), (taken.Applied[0].Change, (await shop.Store.FindAsync(DefinitionKind.Process, "p", default))!.ManagedBy, taken.Applied[0].Record.Version));
    }

    [Fact]
    public async Task Apply_WithoutASource_LeavesWhoManagesIt()
    {
        await using var shop = await Workshop.OpenAsync();
        await ApplyAsync(shop, Texts.Manual("p"), Prune);
        await shop.ApplyAsync(Texts.Manual("p", "Changed"));
        Assert.Equal("repo/a", (await shop.Store.FindAsync(DefinitionKind.Process, "p", default))!.ManagedBy);
    }

    [Theory]
    [InlineData("scenario: {id: s, process: p, expect: {}}", ErrorCodes.NothingToKeep)]
    [InlineData("process: {id: p, phases: [{phase: {id: a, depends-on: [b]}}]}", "RO1108")]
    public async Task Apply_WhatCannotBeMeant_ChangesNothing(string text, string code)
    {
        await using var shop = await Workshop.OpenAsync();
        await ApplyAsync(shop, Texts.Manual("q"), Prune);
        Assert.Equal(code, (await ApplyAsync(shop, text, Prune)).Error!.Problems.FirstOrDefault(problem => problem.Code == code)?.Code ?? (await ApplyAsync(shop, text, Prune)).Error!.Code);
        Assert.Equal(["q"], await IdsAsync(shop));
    }

    [Fact]
    public async Task Apply_TwoHundredThatReferToEachOther_AreSavedAndPrunedInParts()
    {
        await using var shop = await Workshop.OpenAsync();
        var all = Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? Texts.Parent($"p{i:D3}", $"p{i + 1:D3}") : Texts.Manual($"p{i:D3}")).ToArray();
        var saved = (await ApplyAsync(shop, Join(all), Prune)).Value;
        Assert.All(saved.Applied, applied => Assert.Equal("created", applied.Change));
        Assert.Equal(200, (await IdsAsync(shop)).Count);

        Assert.Equal(199, (await ApplyAsync(shop, all[1], Prune)).Value.Applied.Count(applied => applied.Change == "deleted"));
        Assert.Equal(["p001"], await IdsAsync(shop));
    }

    private static string Join(params string[] texts) => string.Join("\n---\n", texts);

    private static Task<Result<ApplyReport>> ApplyAsync(Workshop shop, string text, ApplyOptions options) =>
        new DefinitionApply(shop.Definitions, shop.Store, shop.Uses, shop.Freezes, shop.Clock).ApplyAsync(text, options, default);

    private static async Task<List<string>> IdsAsync(Workshop shop)
    {
        var ids = new List<string>();
        await foreach (var record in shop.Store.NewestAsync(DefinitionKind.Process, default))
        {
            ids.Add(record.Id);
        }

        return ids;
    }
}
