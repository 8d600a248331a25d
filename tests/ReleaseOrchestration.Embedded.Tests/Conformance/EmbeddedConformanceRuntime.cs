using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using ReleaseOrchestration.Conformance;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Conformance;

/// <summary>The embedded runtime on a real file, if need be closed and opened again after every message.</summary>
internal sealed class EmbeddedConformanceRuntime : IConformanceRuntime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);
    private readonly bool _restarts;
    private readonly ManualTime _time = new();
    private readonly PromisedEffects _effects = new();
    private readonly EmbeddedOptions _options;
    private EmbeddedRuntime _runtime = null!;

    private EmbeddedConformanceRuntime(DateTimeOffset start, bool restarts)
    {
        _restarts = restarts;
        _time.Set(start);
        _options = new EmbeddedOptions { DataFolder = Path.Combine(MemoryFolder(), $"relo-conformance-{Guid.NewGuid():n}"), EffectWorkers = 1024 };
    }

    public static async Task<EmbeddedConformanceRuntime> OpenAsync(DateTimeOffset start, bool restarts)
    {
        var runtime = new EmbeddedConformanceRuntime(start, restarts);
        await runtime.OpenAsync();
        return runtime;
    }

    public async Task PinAsync(string hash, ProcessDefinition definition) => Assert.Equal(hash, await _runtime.PutAsync(DefinitionCodec.Serialize(definition), default));

    public async Task StartAsync(StartRelease start)
    {
        Assert.True(await _runtime.StartAsync(start, default));
        await SettleAsync();
    }

    public async Task<SignalReply> SignalAsync(MachineAddress to, Signal signal)
    {
        var reply = await _runtime.SignalAsync(to, signal, Patience, default).WaitAsync(Patience);
        await SettleAsync();
        return reply ?? throw new InvalidOperationException($"{to} does not answer.");
    }

    public async Task CompleteAsync(MachineAddress machine, string effectId, EffectOutcome outcome)
    {
        _effects.Keep(machine, effectId, outcome);
        await SettleAsync();
    }

    public async Task AdvanceAsync(DateTimeOffset instant)
    {
        _time.Advance(instant - _time.Now);
        await SettleAsync();
    }

    public async Task<ImmutableArray<Transition>> TransitionsAsync(MachineAddress release)
    {
        var lines = await _runtime.ReadAsync(release, 0, int.MaxValue, default);
        return [.. lines.Select(line => AuditChain.Read(new AuditRecord(line.Body.ToArray(), line.Hash))!).Select(Transition)];
    }

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        Directory.Delete(_options.DataFolder, recursive: true);
    }

    // What is synced to memory is synced as well, and much faster; where there is no such folder, a disk does.
    private static string MemoryFolder() => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private static Transition Transition(AuditEntry entry) => new()
    {
        Path = entry.Path,
        Event = entry.Event,
        At = entry.At,
        Before = entry.Before,
        After = entry.After,
        Attempt = entry.Attempt,
        Actor = entry.Actor,
        Reason = entry.Reason,
        Details = entry.Details,
    };

    private async Task OpenAsync() => _runtime = await EmbeddedRuntime.OpenAsync(_options, _effects, _time, NullLoggerFactory.Instance);

    // The runtime is at rest when no timer is due and no effect whose outcome is known is kept.
    private async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var glances = new PeriodicTimer(Glance);
        while (await IsBusyAsync())
        {
            await glances.WaitForNextTickAsync(limit.Token);
        }

        Assert.Empty(await _runtime.QuarantinedAsync(default));
        if (_restarts)
        {
            await _runtime.DisposeAsync();
            await OpenAsync();
        }
    }

    private async Task<bool> IsBusyAsync()
    {
        var now = _time.Now.UtcTicks;
        return await _runtime.Store.Reads.ReadAsync(
            tables => tables.Timers.All().Exists(timer => timer.Due <= now) || tables.Effects.All().Exists(row => _effects.IsKnown(row.Address, row.EffectId, row.Effect)),
            default);
    }
}
