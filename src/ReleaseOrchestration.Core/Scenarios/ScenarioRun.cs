using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>One run of a scenario: the real machines, the virtual clock, and an outside world that keeps to the script.</summary>
internal sealed partial class ScenarioRun
{
    // A gate that is checked every few minutes and never passes would go on for ever.
    private const int MostSteps = 20_000;

    private readonly ScenarioDocument _document;
    private readonly SimulatedRuntime _runtime;
    private readonly PinnedProcesses _pins;
    private MachineAddress _root;
    private readonly string _hash;
    private readonly AnswerBook _answers;
    private readonly ScenarioFreezes _freezes;
    private readonly PriorityQueue<AgendaItem, (DateTimeOffset Due, int Line, long Order)> _agenda = new();
    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);
    private readonly ImmutableArray<TimelineEntry>.Builder _timeline = ImmutableArray.CreateBuilder<TimelineEntry>();
    private readonly List<RefusedLine> _refused = [];
    private readonly Func<string, string> _fullPath;
    private int _told;
    private long _order;

    public ScenarioRun(ProcessIndex index, ScenarioDocument document)
    {
        _document = document;
        _pins = new PinnedProcesses(index);
        _hash = _pins.Pin(Scenario.Process);
        _root = new MachineAddress(Scenario.Id, 1, string.Empty);
        var nodes = new NodeFinder(index.Process, Scenario.Script);
        _fullPath = path => nodes.Find(_pins.Get(_hash), path).Node?.Path ?? path;
        _answers = new AnswerBook(Scenario, _fullPath);
        _runtime = new SimulatedRuntime(Scenario.Start, _pins.Get) { EffectInvoked = NoteEffect };
        _freezes = new ScenarioFreezes(index, _runtime);
        Inputs = InputResolver.Resolve(_pins.Get(_hash), index.InputSet(Scenario.InputSet), Scenario.Inputs).ToValues();
    }

    private ScenarioDefinition Scenario => _document.Scenario;

    private InputValues Inputs { get; }

    public ScenarioResult Run()
    {
        foreach (var request in Scenario.Script.OfType<ScriptedRequest>())
        {
            Moments.TryResolve(request.At, Scenario.Start, out var due);
            _agenda.Enqueue(new AgendaItem(request, null, null), (due, request.Index, _order++));
        }

        _freezes.SetAll();
        Start();
        var steps = 0;
        while (steps < MostSteps && Step())
        {
            steps++;
            Tell();
        }

        Tell();
        return Judge(endless: steps == MostSteps);
    }

    private void Start() => _runtime.Start(new StartRelease
    {
        Self = _root,
        RulesVersion = RulesVersion.Current,
        DefinitionHash = _hash,
        Facts = new ReleaseFacts
        {
            Id = Scenario.Id,
            Name = Scenario.Name,
            StartedAt = Scenario.Start,
            StartedBy = Scenario.StartedBy,
            CreatedBy = Scenario.StartedBy,
        },
        Inputs = Inputs,
        RootReleaseId = Scenario.Id,
    });

    /// <summary>Does what is due next; timers go before the script. False when nothing more is due.</summary>
    private bool Step()
    {
        if (!_agenda.TryPeek(out var item, out var key))
        {
            return _runtime.View(_root)?.EndedAt is null && FireTimers(_runtime.NextTimer);
        }

        if (_runtime.NextTimer is { } timer && timer <= key.Due)
        {
            return FireTimers(timer);
        }

        _agenda.Dequeue();
        if (item.Effect is { Effect: StartPipeline pipeline } effect)
        {
            End(effect, pipeline, item.Outcome!, key.Due);
            return true;
        }

        _runtime.AdvanceTo(key.Due);
        Request(item.Request!);
        return true;
    }

    private bool FireTimers(DateTimeOffset? instant)
    {
        if (instant is { } due)
        {
            _runtime.AdvanceTo(due);
        }

        return instant is not null;
    }

    private void End(SimulatedEffect effect, StartPipeline pipeline, PipelineEnded outcome, DateTimeOffset due)
    {
        if (!_cancelled.Contains(pipeline.IdempotencyKey))
        {
            _runtime.AdvanceTo(due);
            _runtime.FinishEffect(effect.Machine, effect.EffectId, outcome);
        }
    }

    private void Request(ScriptedRequest line)
    {
        var (path, task) = ScriptRules.Split(line);
        var (to, signal) = RequestSignals.Of(line, _root, path.Length == 0 || ScenarioFreezes.IsAbout(line) ? string.Empty : _fullPath(path), task);
        signal = signal is RetryNode retry ? retry with { Through = Through(line) } : signal;
        var reply = signal is RestartRelease restart ? Restart(restart) : _freezes.Handle(line, to) ?? _runtime.Signal(to, signal);
        Tell();
        if (!reply.Accepted)
        {
            _refused.Add(new RefusedLine(line, _runtime.Now, reply));
            _timeline.Add(new TimelineEntry(_runtime.Now, to.Path, "script.refused", string.Empty, 0, line.By, $"{reply.Status} {reply.Code}: {reply.Message}", to.Run));
        }
    }

    private void NoteEffect(SimulatedEffect effect)
    {
        switch (effect.Effect)
        {
            case StartPipeline pipeline:
                var (outcome, after, line) = _answers.Answer(pipeline);
                _agenda.Enqueue(new AgendaItem(null, effect, outcome), (effect.At + after, line, _order++));
                break;
            case CancelPipeline cancel:
                _cancelled.Add(cancel.IdempotencyKey);
                break;
        }
    }

    private void Tell()
    {
        foreach (var (release, transition) in _runtime.Transitions.Skip(_told))
        {
            _timeline.Add(new TimelineEntry(
                transition.At, release.Path + transition.Path, transition.Event, transition.After, transition.Attempt, transition.Actor, transition.Reason, release.Run));
        }

        _told = _runtime.Transitions.Count;
    }

    private ScenarioResult Judge(bool endless)
    {
        var timeline = _timeline.ToImmutable();
        return new ScenarioResult
        {
            Scenario = Scenario,
            ReleaseStatus = Tree(_root.Run).Node.Status,
            EndedAt = timeline.IsEmpty ? Scenario.Start : timeline[^1].At,
            Timeline = timeline,
            Failures = Failures(timeline, endless),
            Warnings = [.. _answers.Unused.Select(Unused)],
        };
    }

    private Problem Unused(ScriptedAnswer line)
    {
        var path = $"scenario.script[{line.Index}].on";
        var call = string.Concat(line.Attempt is { } attempt ? $" in attempt {attempt}" : string.Empty, line.Run is { } run ? $" of run {run}" : string.Empty);
        return new Problem(
            ScenarioCodes.UnusedLine,
            Severity.Warning,
            $"No pipeline asked for this line: `{line.Path}` never ran{call}, or other lines answered.",
            _document.Sources.Find(path),
            path,
            "Remove the line, or change what leads there.");
    }
}
