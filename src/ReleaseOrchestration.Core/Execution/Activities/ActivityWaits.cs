using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Why an activity has not ended.</summary>
internal static class ActivityWaits
{
    public static ImmutableArray<Wait> Of(StartActivity start, ActivityState state)
    {
        if (state.End is not null)
        {
            return [];
        }

        if (state.Remediation is { } remediation)
        {
            return [new Wait { Kind = WaitKind.Remediation, On = Owners(start), Since = remediation.Since, Message = remediation.Reason }];
        }

        if (state.PendingRetry is not null)
        {
            return [new Wait { Kind = WaitKind.Subprocess, On = state.Child?.ToString() ?? string.Empty, Since = state.Since, Message = $"{state.Remedies[^1].Process.Id}, before the retry" }];
        }

        if (!state.Freezes.IsEmpty)
        {
            return [.. state.Freezes.Select(f => OfFreeze(f, state.Since))];
        }

        if (state.Step != StartStep.Started || state.RetryDue)
        {
            return [BeforeStart(start, state)];
        }

        if (state.RetryAt is { } retryAt)
        {
            return [new Wait { Kind = WaitKind.Timer, On = "retry", Since = state.Since, Until = retryAt }];
        }

        return start.Activity.Type == ActivityType.Manual ? People(start, state) : [Machine(start, state)];
    }

    private static Wait BeforeStart(StartActivity start, ActivityState state) => state.Step == StartStep.Lock
        ? new Wait { Kind = WaitKind.Lock, On = state.Lock, Since = state.Since }
        : new Wait { Kind = WaitKind.Pause, On = start.RootReleaseId, Since = state.Since };

    private static Wait Machine(StartActivity start, ActivityState state) => start.Activity.Type switch
    {
        ActivityType.Wait => new Wait { Kind = WaitKind.Timer, On = start.Activity.Id, Since = state.Since, Until = state.WaitUntil },
        ActivityType.Subprocess => new Wait { Kind = WaitKind.Subprocess, On = state.Child?.ToString() ?? string.Empty, Since = state.Since },
        ActivityType.Check => new Wait { Kind = WaitKind.Gate, On = start.Activity.Condition ?? string.Empty, Since = state.Since, Message = state.Reason },
        _ => new Wait
        {
            Kind = WaitKind.Pipeline,
            On = state.Handle.Length > 0 ? state.Handle : start.Activity.Pipeline?.Pipeline ?? start.Activity.Id,
            Since = state.Since,
            Until = start.Activity.Timeout is { } timeout ? state.Since + timeout : null,
        },
    };

    private static ImmutableArray<Wait> People(StartActivity start, ActivityState state)
    {
        var waits = ImmutableArray.CreateBuilder<Wait>();
        foreach (var task in state.Tasks.Where(t => t.Required && t.Status != TaskState.Done))
        {
            waits.Add(new Wait { Kind = WaitKind.Task, On = task.Id, Since = task.At ?? state.Since, Message = $"{task.Name}: {task.Status}" });
        }

        foreach (var process in state.Tasks.SelectMany(t => t.Processes).Where(p => p.EndedAt is null))
        {
            waits.Add(new Wait { Kind = WaitKind.Subprocess, On = process.Path, Since = process.StartedAt });
        }

        if (state.Closing is not null)
        {
            return [.. waits.Where(w => w.Kind == WaitKind.Subprocess)];
        }

        if (start.Activity.Approval is not null && !state.Approved)
        {
            var quorum = ApprovalRules.Quorum(start, state);
            var who = quorum.OpenSeats.AddRange(ApprovalRules.Escalated(start, state));
            waits.Add(new Wait
            {
                Kind = WaitKind.SignOff,
                On = who.IsEmpty ? "anyone" : string.Join(", ", who),
                Since = state.Since,
                Until = state.Deadline,
                Message = $"{state.Decisions.Length} of {quorum.Needed} given",
            });
        }

        foreach (var field in FieldValidation.MissingRequired(start.Activity.Fields, state.Fields))
        {
            waits.Add(new Wait { Kind = WaitKind.Field, On = field, Since = state.Since });
        }

        return waits.ToImmutable();
    }

    private static Wait OfFreeze(FreezeNotice freeze, DateTimeOffset since) => new()
    {
        Kind = WaitKind.Freeze,
        On = freeze.Freeze,
        Since = since,
        Until = freeze.Until,
        IsClosed = freeze.Window == FreezeWindow.Allow,
        Message = freeze.Name == freeze.Freeze ? string.Empty : freeze.Name,
    };

    private static string Owners(StartActivity start) =>
        start.Activity.Owners.IsEmpty ? string.Join(", ", start.DefaultApprovers) : string.Join(", ", start.Activity.Owners);
}
