using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Runtime;

public sealed class TimerTests
{
    private const string Soak = """
        process:
          id: p
          phases: [{phase: {id: one, activities: [{activity: {id: soak, type: wait, duration: 7d}}]}}]
        """;

    [Fact]
    public async Task Timer_OfAWeek_FiresWhenItIsDueAndNotBefore()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Soak);
        world.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await world.ReopenAsync();
        Assert.Equal("Running", await world.StatusAsync("one.soak"));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.UntilEndedAsync();
    }

    [Fact]
    public async Task Timer_DueWhileNothingRan_FiresAtTheStart()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Soak);
        await world.CloseAsync();
        world.Time.Advance(TimeSpan.FromDays(30));
        await world.OpenRuntimeAsync();
        await world.UntilEndedAsync();
        await world.CloseAsync();
        Assert.Equal(0, Database.Number(world.Paths.Database, "SELECT COUNT(*) FROM timers"));
    }

    [Fact]
    public async Task Timers_ManyAtOnce_AllFire()
    {
        await using var world = await World.OpenAsync(w => w.Options.MaxBatch = 4);
        for (var i = 0; i < 20; i++)
        {
            await world.StartAsync(Soak, $"m{i}");
        }

        world.Time.Advance(TimeSpan.FromDays(7));
        for (var i = 0; i < 20; i++)
        {
            await world.UntilAsync(e => e.Path.Length == 0 && e.After == "Succeeded", new($"m{i}", 1, string.Empty));
        }
    }
}
