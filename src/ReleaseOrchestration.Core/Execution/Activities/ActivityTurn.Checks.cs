using System.Globalization;
using ReleaseOrchestration.Core.Expressions;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Check gates: a condition that is evaluated again at each change of what it reads, or after each run of its pipeline.</summary>
internal sealed partial class ActivityTurn
{
    private static readonly TimeSpan DefaultRound = TimeSpan.FromMinutes(5);

    private void StartCheck(string actor, string reason)
    {
        Become(ActivityStatus.Running, "gate.started", actor, reason);
        if (Definition.Pipeline is null)
        {
            EvaluateCheck();
        }
        else
        {
            StartCheckRound();
        }
    }

    private void StartCheckRound()
    {
        if (State.Paused)
        {
            SetTimer(TimerNames.Check, Now + (Definition.Every ?? DefaultRound));
            return;
        }

        if (!AskFreezes())
        {
            RunCheckRound();
        }
    }

    private void RunCheckRound()
    {
        var round = State.Rounds + 1;
        State = State with { Rounds = round, Polls = 0 };
        var suffix = string.Create(CultureInfo.InvariantCulture, $"{State.Attempts.Length}:{round}");
        if (InvokePipeline($"check:{suffix}", string.Create(CultureInfo.InvariantCulture, $"{IdempotencyKey}.{round}")) is { } failure)
        {
            CloseAttempt("Failed", failure);
            HoldForMissing(failure);
        }
    }

    private void EndCheckRound(PipelineEnded ended)
    {
        Record("gate.checked", reason: ended.Message, attempt: State.Attempts.Length);
        EvaluateCheck();
        if (!HasEnded && State.Remediation is null)
        {
            SetTimer(TimerNames.Check, Now + (Definition.Every ?? DefaultRound));
        }
    }

    // A value that is not there yet is the reason to go on waiting, not a failure.
    private void EvaluateCheck()
    {
        var evaluation = ExpressionCondition.EvaluateBoolean(Definition.Condition ?? "true", new SliceScope(Context));
        if (evaluation.Succeeded && evaluation.Value!.Boolean)
        {
            Succeed("passed");
        }
        else
        {
            State = State with { Reason = evaluation.Succeeded ? $"not true yet: {Definition.Condition}" : evaluation.Failure!.Message };
        }
    }
}
