using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Benchmarks;

/// <summary>What freezes cost a large release that none of them holds: they are of other groups, or come at another time.</summary>
internal static class FreezeBenchmark
{
    public static async Task SetAsync(BenchmarkStore store, int freezes)
    {
        for (var i = 0; i < freezes; i++)
        {
            var set = new SetFreeze { SignalId = $"freeze {i}", Actor = "user:bench", Definition = Freeze(i), Version = 1 };
            await store.Runtime.SignalAsync(MachineAddress.Freezes, set, TimeSpan.FromSeconds(30), default);
        }
    }

    private static FreezeDefinition Freeze(int number) => new()
    {
        Id = $"f{number}",
        Name = $"Freeze {number}",
        Scope = number % 2 == 0 ? new FreezeScope() : new FreezeScope { Groups = [$"g{number}"] },
        Recurrence = (number % 8) switch
        {
            0 => new FreezeRecurrence { Frequency = FreezeFrequency.Weekly, Days = [Day(2)], From = new TimeOnly(18, 0), To = new TimeOnly(8, 0), TimeZone = "Europe/Zurich" },
            2 => new FreezeRecurrence { Frequency = FreezeFrequency.Monthly, Days = ["last"], From = new TimeOnly(18, 0), To = new TimeOnly(18, 1), TimeZone = "America/New_York", Start = DateTimeOffset.UnixEpoch },
            4 => new FreezeRecurrence { Frequency = FreezeFrequency.Yearly, Days = ["12-31"], From = new TimeOnly(18, 0), To = new TimeOnly(18, 1), TimeZone = "Europe/Zurich" },
            _ => null,
        },
        From = number % 8 is 0 or 2 or 4 ? null : DateTimeOffset.MaxValue.AddDays(-400),
    };

    private static string Day(int ahead) => TimeProvider.System.GetUtcNow().AddDays(ahead).DayOfWeek.ToString()[..3];
}
