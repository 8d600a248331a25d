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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Timers_OfOneNodeDueAtOneInstant_FireInTheOrderInWhichTheyWereSet(bool reopens)
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync("""
            process:
              id: p
              phases:
                - phase:
                    id: one
                    activities:
                      - activity: {id: ok, type: manual, approval: {approvers: [user:zoe], deadline: 4h, escalate: {after: 2h, to: [user:dora]}, remind: [50%]}}
            """);
        if (reopens)
        {
            await world.ReopenAsync();
        }

        world.Time.Advance(TimeSpan.FromHours(2));
        await world.UntilAsync(e => e.Event == "signOff.escalated");
        await world.UntilAsync(e => e.Event == "signOff.reminded");
        var events = (await world.AuditAsync()).Select(e => e.Event).Where(e => e is "signOff.escalated" or "signOff.reminded");
        Assert.Equal(["signOff.reminded", "signOff.escalated"], events);
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
