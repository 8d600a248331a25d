using System.Globalization;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Automated activities: their pipeline starts, is asked, reports, ends.</summary>
internal sealed partial class ActivityTurn
{
    private const string DefaultConnector = "default";

    private void StartPipeline(string actor, string reason)
    {
        if (InvokePipeline($"start:{State.Attempts.Length}", IdempotencyKey) is { } failure)
        {
            CancelTimers();
            CloseAttempt("Failed", failure);
            HoldForMissing(failure);
            return;
        }

        Become(ActivityStatus.Running, "activity.started", actor, reason, Details(("inputs", DataValue.Of(Attempt!.Inputs))));
    }

    private string? InvokePipeline(string effectId, string key)
    {
        var pipeline = Definition.Pipeline ?? new PipelineDefinition { Connector = DefaultConnector, Pipeline = Definition.Id };
        var (name, nameFailure) = ValueEvaluation.Text(pipeline.Pipeline, Context, "pipeline");
        var (reference, refFailure) = ValueEvaluation.Text(pipeline.Ref ?? string.Empty, Context, "ref");
        var (connector, connectorFailure) = ValueEvaluation.Text(pipeline.Connector, Context, "connector");
        var given = State.ChangedInputs.Over(_start.Context.ActivityInputs);
        var (own, inputFailure) = ValueEvaluation.Evaluate(pipeline.Inputs.RemoveRange(given.Keys), Context, "pipeline input");
        if ((nameFailure ?? refFailure ?? connectorFailure ?? inputFailure) is { } failure)
        {
            return failure;
        }

        State = State with { EffectId = effectId, PipelineKey = key, Handle = string.Empty, Connector = string.IsNullOrEmpty(connector) ? DefaultConnector : connector };
        Log.Add(new InvokeEffect
        {
            EffectId = effectId,
            Effect = new StartPipeline
            {
                Connector = State.Connector,
                Pipeline = name!,
                Ref = reference!,
                Inputs = given.Over(own).Over(Context.ActivityInputs),
                IdempotencyKey = key,
                Address = Self,
                Attempt = State.Attempts.Length,
                Timeout = Definition.Timeout,
            },
        });
        return null;
    }

    private void HandleEffect(EffectOutcome outcome)
    {
        State = State with { EffectId = string.Empty };
        switch (outcome)
        {
            case PipelineAccepted accepted:
                NoteAcceptance(accepted);
                break;
            case PipelineEnded ended:
                EndPipeline(ended, "system");
                break;
            case EffectDead dead:
                EndPipeline(new PipelineEnded { Status = PipelineStatus.Failed, Message = $"{dead.Error} ({dead.Code}, tried {dead.Tries} times)" }, "system");
                break;
        }
    }

    private void NoteAcceptance(PipelineAccepted accepted)
    {
        var first = State.Handle.Length == 0 && State.Polls == 0;
        State = State with { Handle = accepted.Handle.Length > 0 ? accepted.Handle : State.Handle };
        if (accepted.LogUrl.Length > 0)
        {
            ChangeAttempt(a => a with { LogUrl = accepted.LogUrl });
        }

        if (first)
        {
            Record("pipeline.accepted", attempt: State.Attempts.Length, details: Details(("handle", DataValue.Of(accepted.Handle)), ("logUrl", DataValue.Of(accepted.LogUrl))));
        }

        if (accepted.PollAfter is { } pause)
        {
            SetTimer(TimerNames.Poll, Now + pause);
        }
    }

    private void Poll()
    {
        var polls = State.Polls + 1;
        var effectId = string.Create(CultureInfo.InvariantCulture, $"poll:{State.Attempts.Length}:{State.Rounds}:{polls}");
        State = State with { Polls = polls, EffectId = effectId };
        Log.Add(new InvokeEffect
        {
            EffectId = effectId,
            Effect = new PollPipeline { Connector = State.Connector, Handle = State.Handle, IdempotencyKey = State.PipelineKey, Attempt = State.Attempts.Length, Count = polls },
        });
    }

    private void EndPipeline(PipelineEnded ended, string actor)
    {
        CancelTimer(TimerNames.Poll);
        State = State with { EffectId = string.Empty };
        var outputs = DataValue.Of(ended.Outputs);
        State = State with { Context = Context with { PipelineOutputs = outputs } };
        ChangeAttempt(a => a with { LogUrl = ended.LogUrl.Length > 0 ? ended.LogUrl : a.LogUrl });
        if (Definition.Type == ActivityType.Check)
        {
            EndCheckRound(ended);
            return;
        }

        if (ended.Status == PipelineStatus.Succeeded)
        {
            Succeed(string.Empty, actor);
            return;
        }

        var verb = ended.Status == PipelineStatus.Cancelled ? "was cancelled" : "failed";
        Fail(ended.Message.Length > 0 ? ended.Message : $"the pipeline {verb}", actor);
    }

    /// <summary>Rule 8: a report that comes twice, late or for a former attempt changes nothing and is recorded.</summary>
    private void HandleReport(ReportPipeline report)
    {
        var current = State.Attempts.Length;
        if (Definition.Type is not (ActivityType.Automated or ActivityType.Check))
        {
            Answer(report, Refusals.NotHere($"'{Self.LocalPath}'"));
        }
        else if (report.Attempt != current)
        {
            RefuseReport(report, report.Attempt < current ? $"attempt {current} is the newest" : $"there are only {current} attempts");
        }
        else if (!AttemptIsOpen)
        {
            RefuseReport(report, $"that attempt has ended ({Attempt!.Status})");
        }
        else if (report.IdempotencyKey.Length > 0 && report.IdempotencyKey != State.PipelineKey)
        {
            RefuseReport(report, $"it is about the run {report.IdempotencyKey}, and {State.PipelineKey} is the newest");
        }
        else
        {
            Answer(report, Refusals.Accepted($"Attempt {current} of '{Self.LocalPath}' has ended ({report.Status})."));
            EndPipeline(new PipelineEnded { Status = report.Status, Outputs = report.Outputs, LogUrl = report.LogUrl, Message = report.Message }, report.Actor);
        }
    }

    private void RefuseReport(ReportPipeline report, string why)
    {
        Record("pipeline.reportRefused", actor: report.Actor, reason: why, attempt: report.Attempt, details: Details(("status", DataValue.Of(report.Status.ToString()))));
        Answer(report, Refusals.LateReport(Self.LocalPath, report.Attempt, why));
    }

    private void CancelPipeline()
    {
        if (Definition.Type is not (ActivityType.Automated or ActivityType.Check) || !AttemptIsOpen || State.Connector.Length == 0)
        {
            return;
        }

        Log.Add(new InvokeEffect
        {
            EffectId = string.Create(CultureInfo.InvariantCulture, $"cancel:{State.Attempts.Length}"),
            Effect = new CancelPipeline { Connector = State.Connector, Handle = State.Handle, IdempotencyKey = State.PipelineKey },
        });
        State = State with { EffectId = string.Empty };
    }
}
