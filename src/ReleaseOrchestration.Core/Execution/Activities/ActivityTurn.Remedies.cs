using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Retry through a process: it runs first, and the attempt is made again when it has succeeded.</summary>
internal sealed partial class ActivityTurn
{
    private bool RunsRemedy => State.PendingRetry is not null;

    private void StartRemedy(RetryNode signal, RetryProcess through)
    {
        var address = Self.Remedy(State.Remedies.Length + 1);
        var canIgnore = State.Remediation!.CanIgnore;
        State = State with
        {
            Remediation = null,
            Since = Now,
            Child = address,
            PendingRetry = new PendingRetry { Actor = signal.Actor, Reason = signal.Reason, Inputs = signal.Inputs, CanIgnore = canIgnore },
            Remedies = State.Remedies.Add(new RemedyView
            {
                Path = address.Path,
                Process = through.Process,
                Attempt = State.Attempts.Length,
                Status = nameof(ReleaseStatus.Running),
                StartedBy = signal.Actor,
                StartedAt = Now,
            }),
        };
        Become(ActivityStatus.Running, "remedy.started", signal.Actor, signal.Reason, Details(
            ("child", DataValue.Of(address.ToString())),
            ("process", DataValue.Of(through.Process.Id)),
            ("version", through.Process.Version is { } version ? DataValue.Of(version) : DataValue.Null),
            ("definition", DataValue.Of(through.Process.DefinitionHash ?? string.Empty)),
            ("inputs", DataValue.Of(through.Inputs))));
        var start = ChildStart(address, through.Process, through.Inputs);
        var name = $"{_start.Context.Release.Name} / {Definition.Name} / {(through.Name.Length > 0 ? through.Name : through.Process.Id)}";
        Log.Add(new StartChild { Start = start with { Facts = start.Facts with { Name = name } } });
    }

    private bool HandleRemedyEnded(ChildEnded ended)
    {
        if (State.PendingRetry is not { } retry || ended.Child != State.Child?.ReleasePath)
        {
            return false;
        }

        var (end, fact) = (ended.End, ended.End.Fact);
        var succeeded = fact.Ending is NodeEnding.Succeeded or NodeEnding.Ignored;
        State = State with
        {
            Child = null,
            PendingRetry = null,
            AnyIgnored = State.AnyIgnored || (succeeded && end.AnyIgnored),
            Remedies = State.Remedies.SetItem(State.Remedies.Length - 1, State.Remedies[^1] with { Status = fact.Status, EndedAt = Now, Reason = end.Reason }),
        };
        Record("remedy.ended", nameof(ReleaseStatus.Running), fact.Status, reason: end.Reason, attempt: State.Attempts.Length, details: Details(("child", DataValue.Of(ended.Child))));
        if (State.Aborting)
        {
            Finish(NodeEnding.Aborted, ActivityStatus.Aborted, string.Empty, State.Reason);
        }
        else if (succeeded)
        {
            TryAgain(retry.Actor, retry.Reason, retry.Inputs);
        }
        else
        {
            var why = end.Reason.Length > 0 ? $": {end.Reason}" : string.Empty;
            Hold($"'{ended.Child}' ({State.Remedies[^1].Process.Id}), which ran before the retry, ended {fact.Status}{why}", retry.CanIgnore);
        }

        return true;
    }
}
