using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Makes the signal that a request of a script stands for.</summary>
internal static class RequestSignals
{
    /// <summary>The signal, and the machine that takes it.</summary>
    public static (MachineAddress To, Signal Signal) Of(ScriptedRequest line, MachineAddress root, string path, string task)
    {
        var signal = Make(line, path, task) with { Groups = line.Groups, Reason = line.Reason };
        var node = root with { Path = path };
        return (line.Verb == ScriptVerb.Skip ? node.Release : node, signal);
    }

    private static Signal Make(ScriptedRequest line, string path, string task)
    {
        var (id, actor) = ($"line{line.Index}", line.By);
        return line.Verb switch
        {
            ScriptVerb.SignOff or ScriptVerb.Gate => new DecideSignOff
            {
                SignalId = id,
                Actor = actor,
                Decision = line.Decision,
                Attempt = line.Attempt,
                Comment = line.Comment,
                Fields = line.Values,
            },
            ScriptVerb.Task => new SetTask { SignalId = id, Actor = actor, TaskId = task, Status = line.Status, Comment = line.Comment },
            ScriptVerb.StartSubprocess => new StartTaskProcess { SignalId = id, Actor = actor, TaskId = task, Inputs = line.Inputs },
            ScriptVerb.Fields => new SetFields { SignalId = id, Actor = actor, Fields = line.Values },
            ScriptVerb.Remediate => Remediate(line, id),
            ScriptVerb.Skip => new SkipNode { SignalId = id, Actor = actor, Path = path },
            ScriptVerb.EndWait => new EndWait { SignalId = id, Actor = actor },
            ScriptVerb.Delegate when line.Seat.Length > 0 => new ReassignSignOff { SignalId = id, Actor = actor, Seat = line.Seat, To = line.To },
            ScriptVerb.Delegate => new DelegateSignOff { SignalId = id, Actor = actor, To = line.To },
            ScriptVerb.Pause => new PauseRelease { SignalId = id, Actor = actor },
            ScriptVerb.Resume => new ResumeRelease { SignalId = id, Actor = actor },
            ScriptVerb.Restart => new RestartRelease { SignalId = id, Actor = actor, From = line.From },
            _ => new AbortRelease { SignalId = id, Actor = actor },
        };
    }

    private static Signal Remediate(ScriptedRequest line, string id) => line.Action switch
    {
        RemediationAction.Retry => new RetryNode { SignalId = id, Actor = line.By, Attempt = line.Attempt, Inputs = line.Inputs },
        RemediationAction.Ignore => new IgnoreNode { SignalId = id, Actor = line.By, Attempt = line.Attempt, Outputs = line.Outputs },
        _ => new FailNode { SignalId = id, Actor = line.By, Attempt = line.Attempt },
    };
}
