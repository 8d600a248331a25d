using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Expressions.Typing;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>What can be wrong with a notification rule on its own.</summary>
internal sealed class NotificationRuleChecks(CheckContext context)
{
    private const string Root = "notificationRule";

    public void Check(NotificationRuleDefinition rule)
    {
        var ids = new IdChecks(context);
        ids.One(rule.Id, Root, "id", isNode: false);
        for (var i = 0; i < rule.Events.Length; i++)
        {
            if (EventKinds.Find(rule.Events[i]) is null)
            {
                context.Error(
                    ProblemCodes.UnknownEventKind, $"{Root}.events[{i}]", $"`{rule.Events[i]}` is no kind of event.", context.Suggest(rule.Events[i], EventKinds.All, $"There are: {string.Join(", ", EventKinds.All)}."));
            }
        }

        if (rule.When.Length > 0)
        {
            Condition(rule.When, $"{Root}.when");
        }

        Text(rule.Subject, $"{Root}.subject");
        Text(rule.Text, $"{Root}.text");
    }

    private void Condition(string text, string path)
    {
        var parse = Expression.Parse(text);
        Report(parse.Problems, path);
        if (!parse.Succeeded || !Reads(parse.Expression.Uses, path))
        {
            return;
        }

        var reading = parse.Expression.InferType(EventScope.Types);
        Report(reading, path);
        if (!reading.Type.MayBe(Kinds.Boolean))
        {
            context.Error(ProblemCodes.TypeMismatch, path, $"This condition is {reading.Type}; a condition is true or false.", "Compare something, such as `event.status == 'Failed'`.");
        }
    }

    private void Text(string text, string path)
    {
        var parse = Template.Parse(text);
        Report(parse.Problems, path);
        if (parse.Succeeded && Reads(parse.Template.Uses, path))
        {
            Report(parse.Template.InferType(EventScope.Types), path);
        }
    }

    private bool Reads(ImmutableArray<ReferenceUse> uses, string path)
    {
        var sound = true;
        foreach (var use in uses)
        {
            if (use.Reference.Kind is not (ReferenceKind.Event or ReferenceKind.Release))
            {
                sound = false;
                context.At(Severity.Error, ProblemCodes.MisplacedEvent, path, use.Offset, $"A notification rule cannot read `{use.Reference}`.", "It reads `event.…` and `release.…`.");
            }
            else if (use.Reference.Kind == ReferenceKind.Event && !EventScope.Facts.Contains(use.Reference.Name, StringComparer.Ordinal))
            {
                sound = false;
                context.At(
                    Severity.Error, ProblemCodes.UnknownEventFact, path, use.Offset, $"An event has no `{use.Reference.Name}`.", context.Suggest(use.Reference.Name, EventScope.Facts, $"It has: {string.Join(", ", EventScope.Facts)}."));
            }
        }

        return sound;
    }

    private void Report(ImmutableArray<ExpressionProblem> problems, string path)
    {
        foreach (var problem in problems)
        {
            context.At(Severity.Error, problem.Code, path, problem.Offset, problem.Message, problem.Fix);
        }
    }

    private void Report(TypeReading reading, string path)
    {
        foreach (var problem in reading.Problems)
        {
            context.At(problem.Severity, problem.Code, path, problem.Offset, problem.Message, problem.Fix);
        }
    }
}
