using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Definitions;

public sealed class FreezeStandingsTests
{
    [Theory]
    [InlineData("from: 2020-01-01T00:00:00Z, to: 2090-01-01T00:00:00Z", "InForce", "block", "2090-01-01")]
    [InlineData("to: 2020-01-01T00:00:00Z", "Over", "block", "")]
    [InlineData("from: 2090-01-01T00:00:00Z", "Upcoming", "block", "")]
    [InlineData("window: allow, from: 2020-01-01T00:00:00Z, to: 2090-01-01T00:00:00Z", "Open", "allow", "2090-01-01")]
    [InlineData("window: allow, from: 2090-01-01T00:00:00Z, mode: warn", "Closed", "allow-warn", "2090-01-01")]
    [InlineData("window: allow, to: 2020-01-01T00:00:00Z", "Closed", "allow", "")]
    public async Task Of_AFreeze_SaysHowItStands(string when, string state, string type, string until)
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync($"freeze: {{id: f, {when}}}");
        var record = (await shop.Store.FindAsync(DefinitionKind.Freeze, "f", default))!;
        var standing = await new FreezeStandings(shop.Store, shop.Clock).OfAsync(record, default);
        Assert.Equal((state, type, until), (standing!.State, record.Type, standing.Until?.ToString("yyyy-MM-dd") ?? string.Empty));
    }
}
