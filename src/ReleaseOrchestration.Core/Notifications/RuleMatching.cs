using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>Whether a rule tells of an event, and in which words.</summary>
public static class RuleMatching
{
    /// <summary>Whether the rule tells of the event.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="happened">The event.</param>
    /// <param name="failure">Why its condition could not be evaluated; then the event counts, since it must not be lost.</param>
    public static bool Matches(NotificationRuleDefinition rule, NotificationEvent happened, out string? failure)
    {
        failure = null;
        if (rule.Disabled || !rule.Events.Any(kind => happened.Kinds.Contains(kind)) || !IsWithin(rule, happened))
        {
            return false;
        }

        if (rule.When.Length == 0)
        {
            return true;
        }

        var evaluation = ExpressionCondition.EvaluateBoolean(rule.When, new EventScope(happened));
        failure = evaluation.Failure?.Message;
        return !evaluation.Succeeded || evaluation.Value.Boolean;
    }

    /// <summary>The subject and the text that a rule gives an event; those of the product where the rule has none, or its expressions fail.</summary>
    public static (string Subject, string Text, string? Failure) Write(NotificationRuleDefinition rule, NotificationEvent happened)
    {
        var (subject, wrongSubject) = Fill(rule.Subject, happened);
        var (text, wrongText) = Fill(rule.Text, happened);
        return (EventTexts.OneLine(subject ?? EventTexts.Subject(happened)), text ?? string.Empty, wrongSubject ?? wrongText);
    }

    private static bool IsWithin(NotificationRuleDefinition rule, NotificationEvent happened) =>
        (rule.Groups.IsEmpty || rule.Groups.Contains(happened.Release.Group))
        && Meets(rule.Processes, happened.Release.Processes)
        && Meets(rule.Tags, happened.Release.Tags);

    private static bool Meets(ImmutableArray<string> wanted, ImmutableArray<string> there) => wanted.IsEmpty || wanted.Any(word => there.Contains(word));

    private static (string? Text, string? Failure) Fill(string template, NotificationEvent happened)
    {
        if (template.Length == 0)
        {
            return (null, null);
        }

        var parse = Template.Parse(template);
        if (!parse.Succeeded)
        {
            return (null, parse.Problems[0].Message);
        }

        var evaluation = parse.Template.Evaluate(new EventScope(happened));
        return evaluation.Succeeded ? (evaluation.Value.ToString(), null) : (null, evaluation.Failure!.Message);
    }
}
