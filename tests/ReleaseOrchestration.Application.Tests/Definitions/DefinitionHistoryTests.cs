using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Definitions;

public sealed class DefinitionHistoryTests
{
    [Fact]
    public async Task Diff_WithoutNumbers_ComparesTheLastTwo()
    {
        await using var shop = await Workshop.OpenAsync();
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            await shop.ApplyAsync(Texts.Manual("p", name));
        }

        Assert.Equal(["process: name changed from Two to Three"], await SentencesAsync(shop, null, null));
        Assert.Equal(["process: name changed from One to Three"], await SentencesAsync(shop, 1, null));
        Assert.Equal(["process: name changed from Three to One"], await SentencesAsync(shop, 3, 1));
        Assert.Empty(await SentencesAsync(shop, 2, 2));
        Assert.Equal("RO2010", (await shop.History.DiffAsync(DefinitionKind.Process, "p", 1, 4, default)).Error!.Code);
        Assert.Equal("RO2010", (await shop.History.DiffAsync(DefinitionKind.Process, "q", null, null, default)).Error!.Code);
    }

    [Fact]
    public async Task Restore_OldVersion_IsTheNextOneWithItsText()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync("# first\n" + Texts.Manual("p", "One"));
        await shop.ApplyAsync(Texts.Manual("p", "Two"));
        var restored = await shop.History.RestoreAsync(DefinitionKind.Process, "p", 1, Precondition.None, new SaveOptions("user:bob", "Two was too early"), default);

        var record = restored.Value.Applied[0].Record;
        Assert.Equal((3, 1, "user:bob", "Two was too early"), (record.Version, record.RestoredFrom!.Value, record.SavedBy, record.Comment));
        Assert.StartsWith("# first", await shop.Store.SourceAsync(record, default), StringComparison.Ordinal);
        Assert.Empty(await SentencesAsync(shop, 1, 3));
        Assert.Equal([1, 2, 3], (await shop.Store.VersionsAsync(DefinitionKind.Process, "p", default)).Select(version => version.Version));
        Assert.Equal("RO2010", (await shop.History.RestoreAsync(DefinitionKind.Process, "p", 9, Precondition.None, new SaveOptions("user:bob"), default)).Error!.Code);
    }

    [Fact]
    public async Task Restore_WhatItRefersToIsGone_IsRefused()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("child") + "\n---\n" + Texts.Parent("p", "child"));
        await shop.ApplyAsync(Texts.Manual("p"));
        Assert.Null((await shop.DeleteAsync(DefinitionKind.Process, "child")).Error);

        var restored = await shop.History.RestoreAsync(DefinitionKind.Process, "p", 1, Precondition.None, new SaveOptions("user:bob"), default);

        Assert.Equal("RO2001", restored.Error!.Code);
    }

    private static async Task<IEnumerable<string>> SentencesAsync(Workshop shop, int? from, int? to) =>
        (await shop.History.DiffAsync(DefinitionKind.Process, "p", from, to, default)).Value.Changes.Select(change => change.Sentence);
}
