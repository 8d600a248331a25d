using System.Collections.Concurrent;
using System.Globalization;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Tests.Cadence;

/// <summary>
/// A year of groups under everything that goes wrong: crashes before and after writes, restarts, days of downtime, two hosts at once, clocks set by an hour, edits.
/// </summary>
internal sealed class SimulatedYear : IDisposable
{
    private static readonly string[] Zones = ["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"];
    private static readonly string[] Policies = ["all", "all", "all", "latest", "skip"];

    private readonly ScheduleRig _rig;
    private readonly Random _random;
    private readonly Dictionary<string, List<(DateTimeOffset From, string Text)>> _texts = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _end;

    // A crash kills both hosts of this machine, as one process holds them: what runs in it comes to no end that it could see.
    private int _untilCrash = int.MaxValue;
    private CancellationTokenSource _process = new();

    public SimulatedYear(int seed, int days)
    {
        _random = new Random(seed);
        _rig = new ScheduleRig(new CadenceOptions { LookAhead = TimeSpan.FromDays(10) });
        _end = _rig.Clock.Now.AddDays(days);
        _rig.Store.Hurdle = _ => Crash();
        _rig.Runtime.OnStart = Started;
    }

    public ScheduleRig Rig => _rig;

    public int Crashes { get; private set; }

    public int Jumps { get; private set; }

    /// <summary>Releases that began while another one of their serialized group ran.</summary>
    public ConcurrentQueue<string> Overlaps { get; } = new();

    public async Task RunAsync(int groups)
    {
        await _rig.ApplyAsync(ScheduleRig.Process);
        for (var i = 0; i < groups; i++)
        {
            await ApplyAsync($"g{i}", i);
        }

        while (_rig.Clock.Now < _end)
        {
            await StepAsync();
        }

        // What was due by the end comes to its end: serialized releases start one after the other.
        _untilCrash = int.MaxValue;
        _rig.Clock.Now = _end > _rig.Clock.Now ? _end : _rig.Clock.Now;
        while (await TickAsync() > 0 || !_rig.Runtime.Running.IsEmpty)
        {
            await EndAllAsync();
            _rig.Clock.Now = _rig.Clock.Now.AddTicks(1);
        }
    }

    /// <summary>The occurrences that each group had by the end, as its texts say.</summary>
    public IEnumerable<(string Group, string Key)> Expected() => _texts
        .SelectMany(group => group.Value.SelectMany((text, i) => Keys(text, i + 1 < group.Value.Count ? group.Value[i + 1].From : _rig.Clock.Now.AddTicks(1)).Select(key => (group.Key, key))))
        .Distinct();

    public void Dispose() => _process.Dispose();

    private static IEnumerable<string> Keys((DateTimeOffset From, string Text) text, DateTimeOffset until) =>
        CadenceTimes.Between(Assert.IsType<ReleaseGroupDocument>(Assert.Single(DocumentReader.Read(text.Text).Documents)).Group.Cadence!, text.From, until).Select(occurrence => occurrence.Key);

    private async Task StepAsync()
    {
        _rig.Clock.Now += TimeSpan.FromMinutes(_random.NextDouble() < 0.01 ? _random.Next(1000, 20000) : _random.Next(1, 240));
        var chance = _random.NextDouble();
        if (chance < 0.02)
        {
            Jumps++;
            _rig.Clock.Now += TimeSpan.FromHours(_random.Next(2) == 0 ? 1 : -1);
        }
        else if (chance < 0.06)
        {
            _rig.Scheduler = _rig.Host();
        }
        else if (chance < 0.08)
        {
            await EditAsync();
        }

        _untilCrash = _random.NextDouble() < 0.15 ? _random.Next(0, 25) : int.MaxValue;
        await TickAsync();
        await EndSomeAsync();
    }

    private async Task<int> TickAsync()
    {
        try
        {
            var hosts = _random.NextDouble() < 0.1 ? new[] { _rig.Scheduler, _rig.Host() } : [_rig.Scheduler];
            return (await Task.WhenAll(hosts.Select(host => Task.Run(() => host.TickAsync(_process.Token))))).Sum();
        }
        catch (SimulatedCrashException)
        {
            Crashes++;
            _untilCrash = int.MaxValue;
            _process.Dispose();
            _process = new CancellationTokenSource();
            _rig.Scheduler = _rig.Host();
            await _rig.Service.RecoverAsync(default);
            return 1;
        }
    }

    private void Crash()
    {
        if (Interlocked.Decrement(ref _untilCrash) < 0)
        {
            _process.Cancel();
            throw new SimulatedCrashException();
        }
    }

    private void Started(StartRelease start)
    {
        var group = start.Facts.Group;
        if (_texts[group].TrueForAll(text => text.Text.Contains("overlap: serialize", StringComparison.Ordinal))
            && _rig.Runtime.Running.Keys.FirstOrDefault(id => _rig.Runtime.Started[id].Facts.Group == group) is { } running)
        {
            Overlaps.Enqueue($"{start.Self.ReleaseId} while {running} ran");
        }
    }

    private async Task EditAsync()
    {
        _untilCrash = int.MaxValue;
        var group = _texts.Keys.ElementAt(_random.Next(_texts.Count));

        // Edits are in the order of the clock, as the history of a document is.
        if (_texts[group][^1].From < _rig.Clock.Now)
        {
            await ApplyAsync(group, _random.Next());
        }
    }

    private async Task ApplyAsync(string group, int kind)
    {
        var text = Text(group, kind);
        await _rig.ApplyAsync(text);
        var saved = (await _rig.Definitions.FindAsync(DefinitionKind.ReleaseGroup, group, default))!;
        var history = _texts.TryGetValue(group, out var known) ? known : _texts[group] = [];
        if (history.Count == 0 || history[^1].From != saved.SavedAt)
        {
            history.Add((saved.SavedAt, text));
        }
    }

    private string Text(string group, int kind) => string.Create(CultureInfo.InvariantCulture, $$"""
        releaseGroup:
          id: {{group}}
          process: weekly
          version-pattern: '{year}.{month}.{n}'
          auto-execute: true
          catch-up: {{Policies[kind % Policies.Length]}}
          overlap: {{(kind % 3 == 0 ? "serialize" : "allow")}}
          cadence: { {{Cadence(kind)}}, timezone: {{Zones[kind % Zones.Length]}} }
        """);

    private string Cadence(int kind)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"at: '{_random.Next(24):00}:{_random.Next(12) * 5:00}'");
        return (kind % 10) switch
        {
            0 or 1 => $"frequency: daily, {at}",
            2 or 3 => $"frequency: weekly, days: [Tue, Thu], {at}",
            4 => $"frequency: biweekly, days: [Mon], start: '2026-03-02T00:00:00Z', {at}",
            5 => $"frequency: monthly, days: [15, last], {at}",
            6 => $"frequency: monthly, days: [2nd Tue, last Fri], {at}",
            7 => $"frequency: quarterly, days: [1], {at}",
            8 => "frequency: cron, cron: '30 2 * * *'",
            _ => "frequency: cron, cron: '0 */8 * * MON-FRI'",
        };
    }

    private async Task EndSomeAsync()
    {
        foreach (var (id, since) in _rig.Runtime.Running)
        {
            if (_rig.Clock.Now - since > TimeSpan.FromHours(5))
            {
                await EndAsync(id);
            }
        }
    }

    private async Task EndAllAsync()
    {
        foreach (var id in _rig.Runtime.Running.Keys)
        {
            await EndAsync(id);
        }
    }

    private Task EndAsync(string id)
    {
        _untilCrash = int.MaxValue;
        return _rig.Runtime.EndAsync(id);
    }
}
