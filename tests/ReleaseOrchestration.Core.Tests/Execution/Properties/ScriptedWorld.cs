using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution.Properties;

/// <summary>
/// The outside world: of what pipelines, people and time can do it does what its script chooses. A script that is used up chooses the first, which
/// always leads on, so that every release ends.
/// </summary>
internal sealed class ScriptedWorld(ReleaseRun run, IReadOnlyList<int> script)
{
    private readonly HashSet<string> _answered = [];
    private int _step;

    /// <summary>Does one thing; false when nothing can be done.</summary>
    public bool Step()
    {
        var choice = _step < script.Count ? script[_step] : -1;
        _step++;
        if (choice is >= 0 and < 240 && Disturb(choice))
        {
            return true;
        }

        var moves = Moves().ToList();
        if (moves.Count == 0)
        {
            return false;
        }

        moves[choice < 0 ? 0 : choice % moves.Count]();
        return true;
    }

    private bool Disturb(int choice)
    {
        var nodes = run.Runtime.Nodes.Select(n => n.Address.Path).Where(p => p.Length > 0 && p[^1] != '/').ToList();
        var node = nodes.Count == 0 ? string.Empty : nodes[choice % nodes.Count];
        switch (choice)
        {
            case < 6:
                run.Abort("enough");
                return true;
            case < 40 when run.ReleaseStatus != "Paused":
                run.Pause();
                return true;
            case < 60:
                run.Skip($"p{choice % 4}.a{choice % 5}");
                return true;
            case < 70:
                run.Skip($"p{choice % 4}");
                return true;
            case < 160 when node.Length > 0:
                Bother(node, choice);
                return true;
            case < 200:
                return StartProcessOfTask(choice);
            case < 240:
                Freeze(choice);
                return true;
            default:
                return false;
        }
    }

    private bool StartProcessOfTask(int choice)
    {
        var asked = run.Runtime.Nodes.Where(n => n.View.WaitsFor.Any(w => w.Kind == WaitKind.Task)).Select(n => n.Address.Path).ToList();
        if (asked.Count == 0)
        {
            return false;
        }

        run.Signal(asked[choice % asked.Count], id => new StartTaskProcess { SignalId = id, Actor = "user:tom", TaskId = "t" });
        return true;
    }

    // A freeze of an hour from now, or the end of one before its time.
    private void Freeze(int choice)
    {
        var definition = new FreezeDefinition
        {
            Id = $"f{choice % 2}",
            Name = "freeze",
            From = run.Runtime.Now,
            To = run.Runtime.Now.AddHours(1),
            Mode = choice % 5 == 0 ? FreezeMode.Warn : FreezeMode.Block,
            Rollback = choice % 3 == 0 ? FreezeRollback.Block : FreezeRollback.Pass,
        };
        run.Runtime.Signal(MachineAddress.Freezes, new SetFreeze
        {
            SignalId = $"freeze{_step}", Actor = "user:fred", Definition = definition, Version = _step, Ended = choice % 4 == 0,
        });
    }

    // Requests that mostly come too late, twice, or from the wrong person: refused, and nothing may come of them.
    private void Bother(string node, int choice)
    {
        switch (choice % 6)
        {
            case 0:
                run.Retry(node);
                break;
            case 1:
                run.Ignore(node);
                break;
            case 2:
                run.Approve(node, choice < 100 ? "user:ann" : "user:eve");
                break;
            case 3:
                run.Report(node, 1, PipelineStatus.Failed);
                break;
            case 4:
                run.Signal(node, id => new EndWait { SignalId = id, Actor = "user:op", Reason = "long enough" });
                break;
            default:
                run.Done(node, choice < 130 ? "t" : "none");
                break;
        }
    }

    private IEnumerable<Action> Moves()
    {
        if (run.ReleaseStatus == "Paused")
        {
            yield return () => run.Resume();
        }

        foreach (var effect in run.Runtime.Effects.Where(e => e.Effect is StartPipeline && !_answered.Contains($"{e.Machine}{e.EffectId}")).ToList())
        {
            yield return () => Answer(effect.Machine, effect.EffectId, PipelineStatus.Succeeded);
            yield return () => Answer(effect.Machine, effect.EffectId, PipelineStatus.Failed);
        }

        foreach (var (address, wait) in run.Runtime.Nodes.SelectMany(n => n.View.WaitsFor.Select(w => (n.Address, w))).ToList())
        {
            foreach (var move in People(address.Path, wait))
            {
                yield return move;
            }
        }

        if (run.Runtime.NextTimer is { } due)
        {
            yield return () => run.Runtime.AdvanceTo(due);
        }
    }

    private IEnumerable<Action> People(string path, Wait wait) => wait.Kind switch
    {
        WaitKind.Task => [() => run.Done(path, wait.On), () => run.Signal(path, id => new SetTask { SignalId = id, Actor = "user:tom", TaskId = wait.On, Status = TaskState.Failed })],
        WaitKind.SignOff => [() => Approve(path), () => run.Approve(path, "user:ann"), () => run.Reject(path, "user:bob")],
        WaitKind.Remediation => [() => run.FailNode(path), () => run.Retry(path), () => run.Ignore(path)],
        _ => [],
    };

    private void Approve(string path)
    {
        if (!run.Approve(path, "user:ann").Accepted)
        {
            run.Approve(path, "user:bob");
        }
    }

    private void Answer(MachineAddress machine, string effectId, PipelineStatus status)
    {
        _answered.Add($"{machine}{effectId}");
        run.Runtime.FinishEffect(machine, effectId, new PipelineEnded { Status = status });
    }
}
