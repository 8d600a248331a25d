using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Expressions;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The way of a phase to its start; the order of the checks is rule 1 of the execution rules.</summary>
internal sealed partial class PhaseTurn
{
    private void Advance()
    {
        while (!HasEnded && !State.Aborting && State.Remediation is null && State.Step != StartStep.Started)
        {
            var passed = State.Step switch
            {
                StartStep.Condition => CheckCondition(),
                StartStep.EntryGates => CheckEntryGates(),
                StartStep.NotBefore => CheckNotBefore(),
                StartStep.Window => CheckWindow(),
                _ => CheckPause(),
            };
            if (!passed)
            {
                return;
            }
        }
    }

    private (string? Text, string? Failure) PhaseEnvironment() =>
        Definition.Environment is { } environment ? ValueEvaluation.Text(environment, Context, "environment") : (null, null);

    private void MoveTo(StartStep step) => State = State with { Step = step, Since = Now, Until = null };

    private bool CheckCondition()
    {
        var (variables, failure) = ValueEvaluation.Variables(Definition.Variables, Context);
        if (failure is not null)
        {
            return Hold(failure);
        }

        State = State with { Variables = variables };
        if (PhaseEnvironment().Failure is { } unknown)
        {
            return Hold(unknown);
        }

        if (!string.IsNullOrEmpty(Definition.If))
        {
            var evaluation = ExpressionCondition.EvaluateBoolean(Definition.If, new SliceScope(Context));
            if (!evaluation.Succeeded)
            {
                return Hold($"condition: {evaluation.Failure!.Message}");
            }

            if (!evaluation.Value!.Boolean)
            {
                Finish(NodeEnding.SkippedByCondition, PhaseStatus.Skipped, $"condition is false: {Definition.If}", "system");
                return false;
            }
        }

        MoveTo(StartStep.EntryGates);
        foreach (var gate in _graph.EntryGates)
        {
            StartChild(gate);
        }

        return true;
    }

    private bool CheckEntryGates()
    {
        if (_graph.EntryGates.Any(g => State.Children[g].Phase != ChildPhase.Ended))
        {
            return false;
        }

        MoveTo(StartStep.NotBefore);
        return true;
    }

    private bool CheckNotBefore()
    {
        if (!string.IsNullOrEmpty(Definition.NotBefore))
        {
            var (text, failure) = ValueEvaluation.Text(Definition.NotBefore, Context, "not-before");
            if (failure is not null)
            {
                return Hold(failure);
            }

            if (!Moments.TryResolve(text!, _start.Context.Release.StartedAt, out var instant))
            {
                return Hold($"not-before: '{text}' is neither an offset such as 3d 9h nor an instant with an offset");
            }

            if (instant > Now)
            {
                return WaitUntil(TimerNames.NotBefore, instant);
            }
        }

        MoveTo(StartStep.Window);
        return true;
    }

    private bool CheckWindow()
    {
        if (Definition.Window is { } window && !Windows.IsOpen(window, Now))
        {
            return WaitUntil(TimerNames.Window, Windows.NextStart(window, Now));
        }

        MoveTo(StartStep.Pause);
        return true;
    }

    // After a pause the window may have closed.
    private bool CheckPause()
    {
        if (State.Paused)
        {
            return false;
        }

        if (Definition.Window is { } window && !Windows.IsOpen(window, Now))
        {
            MoveTo(StartStep.Window);
            return true;
        }

        Begin();
        return true;
    }

    private bool WaitUntil(string timer, DateTimeOffset instant)
    {
        if (State.Until != instant)
        {
            State = State with { Until = instant };
            SetTimer(timer, instant);
            Record("phase.waiting", reason: timer, details: Details(("until", Values.DataValue.Of(instant.ToString("O")))));
        }

        return false;
    }

    private void Begin()
    {
        MoveTo(StartStep.Started);
        State = State with { StartedAt = Now };
        Become(PhaseStatus.InProgress, "phase.started");
        foreach (var (id, signal) in State.SkippedAhead)
        {
            EndUnstartedChild(id, NodeEnding.Ignored, signal.Reason, signal.Actor);
        }

        foreach (var id in _graph.Activities)
        {
            TryStart(id);
        }
    }

    private bool Hold(string reason)
    {
        State = State with { Remediation = new Remediation { Reason = reason, Since = Now } };
        Record("phase.onHold", reason: reason);
        return false;
    }
}
