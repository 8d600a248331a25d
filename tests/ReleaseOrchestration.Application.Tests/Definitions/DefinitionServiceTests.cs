using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Definitions;

public sealed class DefinitionServiceTests
{
    [Fact]
    public async Task Apply_ProcessesThatStartEachOther_IsRefusedWithTheWay()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("b"));
        await shop.ApplyAsync(Texts.Parent("a", "b"));
        var result = await shop.Definitions.ApplyAsync(Texts.Parent("b", "a"), "user:rita", default);

        Assert.Equal("RO2002", result.Error!.Code);
        Assert.Contains("b → a → b", result.Error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await shop.Store.FindAsync(DefinitionKind.Process, "b", default))!.Version);
    }

    [Fact]
    public async Task Apply_SubprocessesTooDeep_IsRefused()
    {
        await using var shop = await Workshop.OpenAsync();
        var text = string.Join("\n---\n", Texts.Parent("a", "b"), Texts.Parent("b", "c"), Texts.Parent("c", "d"), Texts.Parent("d", "e"), Texts.Manual("e"));
        Assert.Equal("RO2003", (await shop.Definitions.ApplyAsync(text, "user:rita", default)).Error!.Code);
        Assert.Null(await shop.Store.FindAsync(DefinitionKind.Process, "e", default));
    }

    [Fact]
    public async Task Apply_SubprocessOfTheSameText_NeedsNoOrder()
    {
        await using var shop = await Workshop.OpenAsync();
        var report = await shop.ApplyAsync(Texts.Parent("a", "b@1") + "\n---\n" + Texts.Manual("b"));
        Assert.Equal(["created", "created"], report.Applied.Select(a => a.Change));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("b@2")]
    public async Task Apply_UnknownSubprocess_IsRefusedWithItsPlace(string child)
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("b"));
        var problem = (await shop.Definitions.ApplyAsync(Texts.Parent("a", child), "user:rita", default)).Error!.Problems.Single(p => p.Code == "RO2001");
        Assert.Equal((4, "process.phases[0].activities[0].process"), (problem.Position.Line, problem.Path));
    }

    [Fact]
    public async Task Apply_ScenariosBesideAProcess_LeavesThemOut()
    {
        const string Scenario = "\n---\nscenario: {id: s, process: b, expect: {}}\n";
        await using var shop = await Workshop.OpenAsync();
        Assert.Equal(["b"], (await shop.ApplyAsync(Texts.Manual("b") + Scenario)).Applied.Select(a => a.Record.Id));
        var alone = await shop.Definitions.PutAsync(DefinitionKind.Process, "s", Scenario, Precondition.None, "user:rita", default);
        Assert.Equal("RO2005", alone.Error!.Code);
    }

    [Fact]
    public async Task Apply_SameIdTwice_IsRefused()
    {
        await using var shop = await Workshop.OpenAsync();
        Assert.Equal("RO2007", (await shop.Definitions.ApplyAsync(Texts.Manual("b") + "\n---\n" + Texts.Manual("b"), "user:rita", default)).Error!.Code);
    }

    [Fact]
    public async Task Apply_MoreThanFitsOneBatch_SavesNothing()
    {
        await using var shop = await Workshop.OpenAsync();
        var text = string.Join("\n---\n", Enumerable.Range(0, DefinitionStore.MostAtOnce + 1).Select(i => Texts.Manual($"p{i}")));
        Assert.Equal("RO2008", (await shop.Definitions.ApplyAsync(text, "user:rita", default)).Error!.Code);
        Assert.Empty((await shop.Store.ListAsync(DefinitionKind.Process, 10, null, default))!.Items);
    }

    [Fact]
    public async Task Apply_AtTheSameMoment_EveryVersionIsKeptOnce()
    {
        await using var shop = await Workshop.OpenAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => shop.Definitions.ApplyAsync(Texts.Manual("p", $"Name {i}"), "user:rita", default)));
        var versions = await shop.Store.VersionsAsync(DefinitionKind.Process, "p", default);

        Assert.All(results.Where(r => r.Error is not null), r => Assert.Equal("RO2009", r.Error!.Code));
        Assert.Equal(results.Count(r => r.Error is null), versions.Length);
        Assert.Equal(Enumerable.Range(1, versions.Length), versions.Select(v => v.Version));
    }

    [Fact]
    public async Task Source_OfSeveralDocuments_IsTheTextOfEach()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync("# first\n" + Texts.Manual("a") + "\n---\n# second\n" + Texts.Manual("b") + "\n");
        var first = await shop.Store.SourceAsync((await shop.Store.FindAsync(DefinitionKind.Process, "a", default))!, default);
        var second = await shop.Store.SourceAsync((await shop.Store.FindAsync(DefinitionKind.Process, "b", default))!, default);

        Assert.Equal("# first\n" + Texts.Manual("a"), first);
        Assert.Equal("# second\n" + Texts.Manual("b") + "\n", second);
    }
}
