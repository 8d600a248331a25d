using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>One run of the real machines in a world where everything goes well.</summary>
internal sealed class PlanRun
{
    private const int MostSteps = 200_000;

    private readonly PlanSubject _subject;
    private readonly PlanAgenda _agenda = new();
    private readonly PlannedPipelines _pipelines;
    private readonly PlannedPeople _people;

    public PlanRun(PlanSubject subject)
    {
        _subject = subject;
        Root = new MachineAddress("plan", 1, string.Empty);
        Runtime = new SimulatedRuntime(subject.Start, subject.Definitions) { EffectInvoked = effect => _pipelines!.Invoke(effect), NodeChanged = Note };
        _pipelines = new PlannedPipelines(Runtime, subject.Assumptions, _agenda, Notes);
        _people = new PlannedPeople(Runtime, subject.Assumptions, _agenda, Notes);
    }

    public SimulatedRuntime Runtime { get; }

    public MachineAddress Root { get; }

    public PlanNotes Notes { get; } = new();

    public WaitHistory Waits { get; } = new();

    public ReleasePlan Run(CancellationToken cancellationToken)
    {
        SetFreezes();
        Start();
        var steps = 0;
        while (Runtime.View(Root)?.EndedAt is null && Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++steps == MostSteps)
            {
                Notes.Add(string.Empty, $"the plan stops after {MostSteps:N0} steps: something in it goes round and round");
                break;
            }
        }

        return new PlanReport(_subject, this, _people.Requests).Compose();
    }

    private void Note(MachineAddress address, NodeView view)
    {
        Waits.Note(view, Runtime.Now);
        _people.Note(address, view);
    }

    private void SetFreezes()
    {
        foreach (var freeze in _subject.Freezes)
        {
            Runtime.Deliver(MachineAddress.Freezes, new Envelope
            {
                From = MachineRunner.Outside,
                Message = new SetFreeze { SignalId = $"freeze:{freeze.Id}", Actor = _subject.StartedBy, Definition = freeze, Version = 1 },
            });
        }
    }

    private void Start() => Runtime.Start(new StartRelease
    {
        Self = Root,
        RulesVersion = RulesVersion.Current,
        DefinitionHash = _subject.DefinitionHash,
        Facts = new ReleaseFacts
        {
            Id = Root.ReleaseId,
            Name = _subject.Definitions(_subject.DefinitionHash).Name,
            StartedAt = _subject.Start,
            StartedBy = _subject.StartedBy,
            CreatedBy = _subject.StartedBy,
            Group = _subject.Group,
            Tags = _subject.Tags,
        },
        Inputs = _subject.Inputs,
        RootReleaseId = Root.ReleaseId,
    });

    /// <summary>Does what is due next, timers first; false when nothing more is due.</summary>
    private bool Step()
    {
        var (timer, item) = (Runtime.NextTimer, _agenda.Next);
        if (timer is null && item is null)
        {
            return false;
        }

        if (item is null || timer <= item)
        {
            Runtime.AdvanceTo(timer!.Value);
            return true;
        }

        Runtime.AdvanceTo(item.Value);
        _agenda.Take()();
        return true;
    }
}
