namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Activities and gates: that they have what their type needs, and nothing that it does not have.</summary>
internal sealed class ActivityChecks(CheckContext context)
{
    private const int MostAttempts = 100;

    private readonly ApprovalChecks _approvals = new(context);
    private readonly FieldChecks _fields = new(context);

    public void Check(ActivityDefinition activity, string path, bool isGate)
    {
        Timing(activity, path);
        if (activity.Use is { Linked: false })
        {
            return;
        }

        if (activity.Type == ActivityType.Check && !isGate)
        {
            context.Error(ProblemCodes.CheckOutsideGate, $"{path}.type", "A check can only be a gate.", "Put it under `gates` of the phase: `{id: ..., check: ...}`.");
        }

        Parts(activity, path);
        Needs(activity, path);
        UndeclaredInputs(activity, path);
        if (activity.Approval is { } approval)
        {
            _approvals.Check(approval, $"{path}.approval", isGate);
        }

        for (var i = 0; i < activity.Fields.Length; i++)
        {
            _fields.Check(activity.Fields[i], $"{path}.fields[{i}]");
        }
    }

    private void Parts(ActivityDefinition activity, string path)
    {
        var type = activity.Type;
        Part(activity.Pipeline is not null, type is ActivityType.Automated or ActivityType.Check, "pipeline");
        Part(!activity.Tasks.IsEmpty, type == ActivityType.Manual, "tasks");
        Part(activity.Approval is not null, type == ActivityType.Manual, "approval");
        Part(!activity.Fields.IsEmpty, type == ActivityType.Manual, "fields");
        Part(activity.Process is not null, type == ActivityType.Subprocess, "process");
        Part(activity.Duration is not null, type is ActivityType.Wait or ActivityType.Automated, "duration");
        Part(activity.Until is not null, type == ActivityType.Wait, "until");
        Part(activity.Every is not null, type == ActivityType.Check && activity.Pipeline is not null, "every");

        void Part(bool isThere, bool fits, string key)
        {
            if (isThere && !fits)
            {
                context.Error(
                    ProblemCodes.NotForType, $"{path}.{key}", $"`{key}` has no meaning for {Name(activity)}.", $"Remove `{key}`, or change the type of the activity.");
            }
        }
    }

    private void Needs(ActivityDefinition activity, string path)
    {
        switch (activity.Type)
        {
            case ActivityType.Automated when string.IsNullOrEmpty(activity.Pipeline?.Pipeline):
                Missing("pipeline", "Add `pipeline: {connector: ..., pipeline: ...}`.");
                break;
            case ActivityType.Subprocess when activity.Process is null:
                Missing("process", "Add `process: <id of a process>`.");
                break;
            case ActivityType.Wait when activity.Duration is null && activity.Until is null:
                Missing("duration", "Add `duration` or `until`.");
                break;
            case ActivityType.Wait when activity.Duration is not null && activity.Until is not null:
                context.Error(ProblemCodes.ConflictingKeys, $"{path}.until", "A wait has either `duration` or `until`.", "Remove one of the two.");
                break;
            case ActivityType.Check when string.IsNullOrWhiteSpace(activity.Condition):
                Missing("check", "Add `check: <a condition>`.");
                break;
        }

        void Missing(string key, string fix) => context.Error(ProblemCodes.MissingForType, path, $"`{key}` is missing for {Name(activity)}.", fix);
    }

    private void Timing(ActivityDefinition activity, string path)
    {
        Positive(activity.Timeout, $"{path}.timeout");
        Positive(activity.Every, $"{path}.every");
        if (activity.Retry is { } retry)
        {
            Retry(activity, retry, $"{path}.retry");
        }

        if (activity.Duration is { } duration && !Expressions.Template.MayHoldExpressions(duration) && !Calendar.Durations.TryParse(duration, out _))
        {
            context.Error(ProblemCodes.InvalidDuration, $"{path}.duration", $"`{duration}` is no duration.", "Write it as `30s`, `15m`, `2h`, `1d 12h` or `PT30M`.");
        }

        if (activity.Until is { } until && !Instants.IsInstantOrExpression(until))
        {
            context.Error(ProblemCodes.InvalidInstant, $"{path}.until", $"`{until}` is no instant.", "Write it with its offset from UTC, as `2025-04-07T06:00:00Z`.");
        }
    }

    private void Retry(ActivityDefinition activity, RetryDefinition retry, string path)
    {
        if (retry.Attempts is < 1 or > MostAttempts || retry.Backoff < TimeSpan.Zero || retry.Factor is not (>= 1 and <= 100) || retry.Max <= TimeSpan.Zero)
        {
            context.Error(
                ProblemCodes.InvalidRetry, path, "The retry cannot be carried out.", $"`attempts` goes from 1 to {MostAttempts}, `factor` from 1 to 100, and `max` is longer than nothing.");
        }

        if (activity.Type == ActivityType.Manual && activity.Use is not { Linked: false })
        {
            context.Warning(ProblemCodes.InvalidRetry, path, "Manual activities are not retried by themselves.", "Remove `retry`.");
        }
    }

    private void Positive(TimeSpan? time, string path)
    {
        if (time <= TimeSpan.Zero)
        {
            context.Error(ProblemCodes.InvalidTime, path, "This must be longer than nothing.", "Write it as `30m`.");
        }
    }

    private void UndeclaredInputs(ActivityDefinition activity, string path)
    {
        if (activity.Use is not { Linked: true } use)
        {
            return;
        }

        foreach (var name in activity.Inputs.Keys.Where(name => !activity.DeclaredInputs.ContainsKey(name)))
        {
            context.Error(
                ProblemCodes.UndeclaredActivityInput,
                $"{path}.inputs.{name}",
                $"The Activity Store entry `{use.Id}` (version {use.Version}) has no input `{name}`.",
                context.Suggest(name, activity.DeclaredInputs.Keys, activity.DeclaredInputs.IsEmpty ? "It has none." : $"It has: {string.Join(", ", activity.DeclaredInputs.Keys)}."));
        }
    }

    private static string Name(ActivityDefinition activity) => activity.Type switch
    {
        ActivityType.Automated => "an automated activity",
        ActivityType.Manual => "a manual activity",
        ActivityType.Subprocess => "a subprocess activity",
        ActivityType.Wait => "a wait",
        _ when activity.Pipeline is null => "a check without a pipeline",
        _ => "a check",
    };
}
