using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Server.Hosting;

namespace ReleaseOrchestration.Benchmarks;

/// <summary>The calendar and the list of releases over HTTP, by a server whose store holds many releases.</summary>
internal sealed class ReleaseListBenchmark : IAsyncDisposable
{
    private const int Rounds = 60;
    private const int WarmUps = 10;
    private const double MostOfAMonth = 50;
    private const double MostOfAPage = 20;

    private readonly string _folder;
    private readonly bool _isKept;
    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private bool _holds = true;

    private ReleaseListBenchmark(string? folder)
    {
        (_folder, _isKept) = (folder ?? Directory.CreateTempSubdirectory("relo-bench-").FullName, folder is not null);
        (_app, _client) = (ServerHost.Build(["--data", _folder, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"]), new HttpClient());
    }

    /// <param name="releases">How many.</param>
    /// <param name="folder">Keeps the store, and takes the one that is there; null for one that is thrown away.</param>
    public static async Task<int> RunAsync(int releases, string? folder)
    {
        await using var benchmark = new ReleaseListBenchmark(folder);
        await benchmark.StartAsync(releases);
        await benchmark.MeasureAsync();
        return benchmark._holds ? 0 : 1;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (!_isKept)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task StartAsync(int releases)
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Services.GetRequiredService<IPublicAddress>().BaseUrl + "/");
        var elapsed = TimeSpan.Zero;
        if (await _app.Services.GetRequiredService<ReleaseStore>().FindAsync(ReleaseListSeed.Id(0), default) is null)
        {
            elapsed = await new ReleaseListSeed(_app.Services.GetRequiredService<IDocumentStore>(), TimeProvider.System.GetUtcNow(), releases).WriteAsync();
            await ApplyGroupsAsync();
        }

        while (await _app.Services.GetRequiredService<CadenceScheduler>().TickAsync(default) > 0)
        {
        }

        var size = new DirectoryInfo(_folder).EnumerateFiles("store.db*").Sum(file => file.Length);
        Console.WriteLine($"{releases:N0} releases written in {elapsed.TotalSeconds:F0} s, {size / 1e6:N0} MB; {Rounds} requests each, over HTTP on the loopback, with reading the answer");
    }

    private async Task MeasureAsync()
    {
        var month = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddMonths(-4);
        month = month.AddDays(1 - month.Day);
        await WarmUpAsync($"api/calendar?from={month.AddMonths(-1):yyyy-MM-dd}");
        await WarmUpAsync("api/releases?q=nowhere");
        await ShowAsync("a past month", MostOfAMonth, $"api/calendar?from={month:yyyy-MM-dd}");
        await ShowAsync("the current month", MostOfAMonth, "api/calendar");
        await ShowAsync("next month", MostOfAMonth, $"api/calendar?from={month.AddMonths(5):yyyy-MM-dd}");
        await ShowAsync("a past month of two groups", MostOfAMonth, $"api/calendar?from={month:yyyy-MM-dd}&groups=group-17,group-18");
        await ShowAsync("a past month of one environment", MostOfAMonth, $"api/calendar?from={month:yyyy-MM-dd}&environments=prod");
        foreach (var query in Queries(month))
        {
            await ShowAsync(query.Length == 0 ? "all" : query, MostOfAPage, "api/releases?" + query);
        }

        await ShowAsync("a page far down", MostOfAPage, "api/releases?status=Succeeded&cursor=" + await CursorAsync("api/releases?status=Succeeded&limit=500", pages: 20));
    }

    // So that what is measured is compiled as well as it will be.
    private async Task WarmUpAsync(string path)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await _client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        }
    }

    private static IEnumerable<string> Queries(DateTimeOffset month) =>
    [
        "",
        "status=Succeeded",
        "status=Failed",
        "status=Running,OnHold,Paused",
        "group=group-17",
        "group=group-17&status=Failed",
        "process=process_3&tag=team-3",
        "tag=standard",
        "tag=audit-2026",
        "service=service-7",
        "environment=prod",
        "environment=prod&service=service-7&status=Aborted,Failed",
        "created-by=user:person30",
        "input-set=staging&group=group-12",
        $"from={month:yyyy-MM-dd}&to={month.AddDays(7):yyyy-MM-dd}",
        $"from={month:yyyy-MM-dd}&to={month.AddDays(7):yyyy-MM-dd}&group=group-17",
        "q=2026.3.",
        "q=nowhere",
        "group=nowhere",
    ];

    private async Task ShowAsync(string name, double most, string path)
    {
        var (times, answer) = (new List<double>(), Array.Empty<byte>());
        var worked = TimeSpan.Zero;
        for (var round = -WarmUps; round < Rounds; round++)
        {
            worked = round == 0 ? Environment.CpuUsage.TotalTime : worked;
            var started = Stopwatch.GetTimestamp();
            answer = await _client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        var work = (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds / Rounds;
        times.Sort();
        var (median, late) = (times[Rounds / 2], times[Rounds * 95 / 100]);
        _holds &= median <= most;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-58} {Count(answer),6} found, {answer.Length / 1024.0,7:F0} KiB, median {median,6:F1} ms, p95 {late,6:F1} ms, {work,5:F1} ms of one core{(median <= most ? string.Empty : $"  TOO SLOW, at most {most} ms")}"));
    }

    private static int Count(byte[] answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.TryGetProperty("items", out var items) ? items.GetArrayLength()
            : document.RootElement.GetProperty("releases").GetArrayLength() + document.RootElement.GetProperty("occurrences").GetArrayLength();
    }

    private async Task<string> CursorAsync(string path, int pages)
    {
        var cursor = string.Empty;
        for (var page = 0; page < pages; page++)
        {
            using var document = JsonDocument.Parse(await _client.GetStringAsync(new Uri(path + (cursor.Length > 0 ? "&cursor=" + cursor : string.Empty), UriKind.Relative)));
            cursor = document.RootElement.GetProperty("nextCursor").GetString() ?? cursor;
        }

        return cursor;
    }

    private async Task ApplyGroupsAsync()
    {
        for (var number = 0; number < ReleaseListSeed.Groups; number++)
        {
            var yaml = number < ReleaseListSeed.Processes ? $"""
                process:
                  id: {ReleaseListSeed.Process(number)}
                  phases:
                    - phase:
                        id: work
                        environment: prod
                        activities:
                          - activity:
                              id: do_it
                              type: manual
                ---

                """ : string.Empty;
            yaml += $$"""
                releaseGroup:
                  id: {{ReleaseListSeed.Group(number)}}
                  name: Releases of team {{number}}
                  colour: '#1f77b4'
                  process: {{ReleaseListSeed.Process(number % ReleaseListSeed.Processes)}}
                  cadence: {frequency: weekly, days: [Thu], at: '09:00', timezone: Europe/Zurich, duration: 2h}
                """;
            using var content = new StringContent(yaml, Encoding.UTF8, "application/yaml");
            using var answer = await _client.PostAsync(new Uri("api/apply", UriKind.Relative), content);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
            }
        }
    }
}
