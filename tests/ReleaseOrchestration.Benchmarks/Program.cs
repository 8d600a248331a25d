using ReleaseOrchestration.Benchmarks;

var mode = args is [var first, ..] ? first : "help";
return mode switch
{
    "chain" => await new ReleaseBenchmark("chain", Processes.Chain(1000)).RunAsync(),
    "phases" => await new ReleaseBenchmark("phases", Processes.InOrder(Processes.Wide(phases: 500, activities: 2000))).RunAsync(),
    "wide" => await new ReleaseBenchmark("wide", Processes.Wide(phases: 500, activities: 2000)).RunAsync(),
    "frozen" => await new ReleaseBenchmark("frozen", Processes.Wide(phases: 500, activities: 2000), freezes: 50).RunAsync(),
    "release" => await new ConcurrentReleases(releases: 500).RunAsync(),
    "audit" => await AuditBenchmark.RunAsync(entries: 1_000_000),
    "releases" => await ReleaseListBenchmark.RunAsync(releases: args is [_, var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 100_000, args is [_, _, var folder] ? folder : null),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("""
        Usage: dotnet run -c Release --project tests/ReleaseOrchestration.Benchmarks -- <mode>
          chain    one release of 1,000 automated activities, one after the other
          wide     one release of 2,000 automated activities in 500 phases that depend on nothing
          phases   the same, one phase after the other
          frozen   the same as wide, among 50 freezes that do not hold it
          audit    an evidence bundle of 1,000,000 entries, verified
          release  500 small releases at the same time
          releases [n] [folder]  the calendar and the list of releases over HTTP, over 100,000 releases or n; the folder keeps the store for the next time
        The executor answers at once; the store is a real file, synced at each commit.
        """);
    return 2;
}
