using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Definitions;

public sealed class ActivityStoreTests
{
    [Fact]
    public async Task Start_EntryChangesLater_KeepsThePinnedVersion()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Entry("soak") + "\n---\n" + Texts.Using("q", "soak"));
        await shop.CreateAsync("r-1", "q");
        await shop.ApplyAsync(Texts.Entry("soak", "9h"));
        await shop.CreateAsync("r-2", "q");

        Assert.Equal((1, "1h"), await PinnedAsync(shop, "r-1"));
        Assert.Equal((2, "9h"), await PinnedAsync(shop, "r-2"));
    }

    [Fact]
    public async Task SaveDraft_ReferencesWithoutVersion_TakeThePublishedOne()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Entry("soak"));
        await shop.ApplyAsync(Texts.Entry("soak", "9h") + "\n---\n" + Texts.Using("q", "soak") + "\n---\n" + Texts.Using("try", "soak@2"), new SaveOptions("user:rita", Draft: true));
        await shop.CreateAsync("r-1", "q");
        await shop.CreateAsync("r-2", "try");
        await shop.Entries.PublishAsync("soak", version: null, "user:alice", default);
        await shop.CreateAsync("r-3", "q");
        await shop.Entries.PublishAsync("soak", version: 1, "user:alice", default);
        await shop.CreateAsync("r-4", "q");

        Assert.Equal((1, "1h"), await PinnedAsync(shop, "r-1"));
        Assert.Equal((2, "9h"), await PinnedAsync(shop, "r-2"));
        Assert.Equal((2, "9h"), await PinnedAsync(shop, "r-3"));
        Assert.Equal((1, "1h"), await PinnedAsync(shop, "r-4"));
        Assert.Equal("RO2010", (await shop.Entries.PublishAsync("soak", version: 3, "user:alice", default)).Error!.Code);
    }

    [Fact]
    public async Task SaveDraft_NothingPublishedYet_RefusesReferencesWithoutVersion()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Entry("soak"), new SaveOptions("user:rita", Draft: true));
        var refused = await shop.Definitions.ApplyAsync(Texts.Using("q", "soak"), "user:rita", default);

        Assert.Equal("RO2024", refused.Error!.Code);
        Assert.Contains("soak@1", refused.Error.Problems.Single(problem => problem.Code == "RO2024").Fix, StringComparison.Ordinal);
        await shop.Entries.PublishAsync("soak", version: null, "user:alice", default);
        await shop.ApplyAsync(Texts.Using("q", "soak"));
    }

    [Fact]
    public async Task Deprecate_SavesOfProcessesThatUseIt_AreWarned()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Entry("soak") + "\n---\n" + Texts.Entry("rest"));
        Assert.Equal("RO4011", (await shop.Entries.DeprecateAsync("soak", "too short", "nowhere", "user:bob", default)).Error!.Code);
        Assert.Equal("RO4011", (await shop.Entries.DeprecateAsync("soak", " ", null, "user:bob", default)).Error!.Code);
        Assert.Equal("RO4011", (await shop.Entries.DeprecateAsync("soak", "x", "soak", "user:bob", default)).Error!.Code);
        await shop.Entries.DeprecateAsync("soak", "too short", "rest", "user:bob", default);
        await shop.ApplyAsync(Texts.Entry("soak", "2h"));

        var warning = (await shop.ApplyAsync(Texts.Using("q", "soak"))).Warnings.Single(problem => problem.Code == "RO2023");
        Assert.Equal(("The Activity Store entry `soak` is deprecated: too short.", "Use `rest` instead.", 4), (warning.Message, warning.Fix, warning.Position.Line));
        Assert.Null((await shop.CreateAsync("r-1", "q")).Error);

        await shop.Entries.UndeprecateAsync("soak", "user:alice", default);
        Assert.DoesNotContain((await shop.ApplyAsync(Texts.Using("q", "soak@1"))).Warnings, problem => problem.Code == "RO2023");
    }

    [Fact]
    public async Task Save_OtherVersionThanTheStoreCounts_IsWarned()
    {
        await using var shop = await Workshop.OpenAsync();
        const string Text = "activity: {id: soak, version: 1, type: wait, duration: 1h}";
        Assert.Empty((await shop.ApplyAsync(Text)).Warnings);
        Assert.Empty((await shop.ApplyAsync(Text)).Warnings);
        var report = await shop.ApplyAsync(Text.Replace("1h", "2h", StringComparison.Ordinal));
        Assert.Equal(("RO2025", "The document says version 1; the store counts 2."), (report.Warnings[0].Code, report.Warnings[0].Message));
    }

    [Fact]
    public async Task List_ByTagTypeAndWords_FindsWhatHoldsThemAll()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(string.Join(
            "\n---\n",
            Texts.Entry("soak", tags: "[Deploy]"),
            Texts.Entry("rest"),
            "activity: {id: tell, name: Tell the teams, description: By mail, type: manual, tags: [deploy]}"));

        Assert.Equal(["soak", "tell"], await IdsAsync(shop, new DefinitionFilter { Tag = "deploy" }));
        Assert.Equal(["rest", "soak"], await IdsAsync(shop, new DefinitionFilter { Type = "wait" }));
        Assert.Equal(["tell"], await IdsAsync(shop, new DefinitionFilter { Text = "MAIL teams" }));
        Assert.Empty(await IdsAsync(shop, new DefinitionFilter { Text = "mail", Type = "wait" }));
    }

    private static async Task<IEnumerable<string>> IdsAsync(Workshop shop, DefinitionFilter filter) =>
        (await shop.Store.ListAsync(DefinitionKind.Activity, 10, null, default, filter))!.Items.Select(record => record.Id);

    private static async Task<(int?, string?)> PinnedAsync(Workshop shop, string release)
    {
        var found = await shop.Releases.FindAsync(release, default);
        var activity = (await shop.Runtime.LoadAsync(found!.Value.Record.DefinitionHash, default)).Phases[0].Activities[0];
        return (activity.Use!.Version, activity.Duration);
    }
}
