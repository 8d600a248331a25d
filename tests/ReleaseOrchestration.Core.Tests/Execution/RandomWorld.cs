using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>An outside world that does at random what pipelines, people and time can do.</summary>
internal sealed class RandomWorld(ReleaseRun run, Random random)
{
    private readonly HashSet<string> _answered = [];

    /// <summary>Does one thing; false when nothing can be done.</summary>
    public bool Step()
    {
        var moves = Moves().ToList();
        if (moves.Count == 0)
        {
            return false;
        }

        moves[random.Next(moves.Count)]();
        return true;
    }

    private IEnumerable<Action> Moves()
    {
        foreach (var effect in run.Runtime.Effects.Where(e => e.Effect is StartPipeline && !_answered.Contains($"{e.Machine}{e.EffectId}")))
        {
            yield return () => Answer(effect.Machine, effect.EffectId);
        }

        foreach (var (address, view) in run.Runtime.Nodes.Where(n => n.View.WaitsFor.Length > 0).ToList())
        {
            foreach (var wait in view.WaitsFor)
            {
                if (People(address.Path, wait) is { } move)
                {
                    yield return move;
                }
            }
        }

        if (run.Runtime.NextTimer is { } due)
        {
            yield return () => run.Runtime.AdvanceTo(due);
        }

        if (run.ReleaseStatus == "Paused")
        {
            yield return () => run.Resume();
        }
        else if (random.Next(10) == 0)
        {
            yield return () => run.Pause();
        }
        else if (random.Next(100) == 0)
        {
            yield return () => run.Abort("enough");
        }
    }

    private Action? People(string path, Wait wait) => wait.Kind switch
    {
        WaitKind.Task => () => run.Signal(path, id => new SetTask { SignalId = id, Actor = "user:tom", TaskId = wait.On, Status = random.Next(4) == 0 ? TaskState.Failed : TaskState.Done }),
        WaitKind.SignOff => random.Next(4) == 0 ? () => run.Reject(path, "user:ann") : () => run.Approve(path, "user:ann"),
        WaitKind.Remediation => random.Next(3) switch
        {
            0 => () => run.Retry(path),
            1 => () => run.Ignore(path),
            _ => () => run.FailNode(path),
        },
        _ => null,
    };

    private void Answer(MachineAddress machine, string effectId)
    {
        _answered.Add($"{machine}{effectId}");
        var status = random.Next(3) == 0 ? PipelineStatus.Failed : PipelineStatus.Succeeded;
        run.Runtime.FinishEffect(machine, effectId, new PipelineEnded { Status = status });
    }
}
