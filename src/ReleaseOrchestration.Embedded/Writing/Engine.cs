using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Diagnostics;
using ReleaseOrchestration.Embedded.Effects;
using ReleaseOrchestration.Embedded.Machines;
using ReleaseOrchestration.Embedded.Storage;
using ReleaseOrchestration.Embedded.Storage.Tables;
using ReleaseOrchestration.Embedded.Timers;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>
/// What the writer knows and does; used by its thread alone. Memory may run ahead of the store within a batch, because a batch that fails drops all of
/// it; what others see (answers, effects, audit heads) follows the commit.
/// </summary>
internal sealed partial class Engine(
    EmbeddedOptions options,
    StorePaths paths,
    DefinitionCache definitions,
    Agenda agenda,
    EmbeddedMetrics metrics,
    TimeProvider time,
    ILogger<Engine> logger) : IDisposable
{
    private static readonly TimeSpan PauseBeforeProbe = TimeSpan.FromSeconds(1);

    private StoreSession? _session;
    private StateRow _state = new(0, 0);
    private long? _probeDue;
    private bool _isReady;

    public EmbeddedOptions Options { get; } = options;

    public DefinitionCache Definitions { get; } = definitions;

    public LiveMachines Live { get; } = new();

    public Quarantine Quarantine { get; } = new();

    public Agenda Agenda { get; } = agenda;

    public EffectBoard Effects { get; } = new(options.EffectWorkers, options.MaxEffectTries, agenda);

    public AuditHeads Audit { get; } = new();

    public LogTrimmer Trimmer { get; } = new();

    public SignalWaiters Waiters { get; } = new();

    public CascadeRunner Cascades => _session!.Cascades;

    /// <summary>Called for each effect that begins.</summary>
    public required Action<EffectRow> Launch { get; init; }

    /// <summary>Called after a commit for each trail that grew.</summary>
    public required Action<MachineAddress> AuditGrew { get; init; }

    /// <summary>Called when the store was read again after a failure.</summary>
    public required Action Reloaded { get; init; }

    /// <summary>Called after each commit.</summary>
    public required Action Committed { get; init; }

    /// <summary>Fails commits, in tests.</summary>
    public Action<CommitPoint>? Fault { get; set; }

    /// <summary>Set when checkpoints beside the writer do not keep up with it.</summary>
    public bool IsCheckpointDue { get; set; }

    /// <summary>Whether the last commit succeeded.</summary>
    public bool IsReady => Volatile.Read(ref _isReady);

    /// <summary>When the writer has something to do by itself, in UTC ticks.</summary>
    public long? NextDue => _probeDue ?? Agenda.NextDue;

    /// <summary>Whether the writer has something to do now, though nobody asks.</summary>
    public bool HasLeftOver => _session is not null && (Effects.HasReady || Trimmer.HasWork);

    public bool? Exists(Batch batch, MachineAddress address) => Cascades.Exists(batch, address);

    public List<ParkedRow> Parked(MachineAddress machine) => _session!.Tables.Quarantine.Parked(machine);

    /// <summary>Whether the process of an existing release has a node of that path.</summary>
    public bool IsNode(Batch batch, MachineAddress address) =>
        Cascades.Start(batch, address.Release) is StartRelease start && NodePaths.Has(Definitions.Load(start.DefinitionHash), address.LocalPath);

    /// <summary>Tells a machine what came of its effect, and takes the effect off.</summary>
    /// <returns>False when the effect was not outstanding any more.</returns>
    public bool FinishEffect(Batch batch, long id, EffectOutcome outcome)
    {
        if (Effects.Find(id) is not { } row)
        {
            return false;
        }

        Effects.Remove(id, batch.Now.UtcTicks);
        batch.FinishedEffects.Add(id);
        batch.HasWork = true;
        var finished = new EffectFinished { EffectId = row.EffectId, Outcome = outcome };
        Cascades.Run(batch, Delivery.From(MachineRunner.Effects, row.Address, finished));
        return true;
    }

    public void Dispose() => _session?.Dispose();
}
