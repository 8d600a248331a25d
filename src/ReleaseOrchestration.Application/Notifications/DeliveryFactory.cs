using System.Collections.Immutable;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Makes the deliveries of an event: one for each rule, channel and recipient.</summary>
internal sealed class DeliveryFactory(NotificationRules rules, IGroupDirectory groups, TimeProvider clock)
{
    private const string Person = "user:";
    private const string Group = "group:";

    public async Task<ImmutableArray<Delivery>> MatchAsync(NotificationEvent happened, ImmutableArray<ActiveRule> active, CancellationToken cancellationToken)
    {
        var deliveries = ImmutableArray.CreateBuilder<Delivery>();
        foreach (var rule in active.Where(rule => happened.At >= rule.Since))
        {
            if (RuleMatching.Matches(rule.Definition, happened, out var failure))
            {
                deliveries.AddRange(await MakeAsync(happened, rule.Definition, failure, cancellationToken));
            }
        }

        return deliveries.ToImmutable();
    }

    public async Task<ImmutableArray<Delivery>> MakeAsync(NotificationEvent happened, NotificationRuleDefinition rule, string? failure, CancellationToken cancellationToken)
    {
        var deliveries = ImmutableArray.CreateBuilder<Delivery>();
        foreach (var id in rule.Channels.Distinct(StringComparer.Ordinal))
        {
            if (await rules.FindChannelAsync(id, cancellationToken) is { Channel: { Disabled: false } channel })
            {
                deliveries.AddRange(Make(happened, rule, channel, failure));
            }
        }

        return deliveries.ToImmutable();
    }

    public IEnumerable<Delivery> Make(NotificationEvent happened, NotificationRuleDefinition rule, NotificationChannelDefinition channel, string? failure)
    {
        var (subject, text, wrong) = RuleMatching.Write(rule, happened);
        failure = failure is null ? wrong : $"its condition could not be evaluated: {failure}";
        return Recipients(channel, happened).Select(recipient => new Delivery
        {
            Id = StableIds.Delivery(happened.Id, rule.Id, channel.Id, recipient),
            Rule = rule.Id,
            Channel = channel.Id,
            Recipient = recipient,
            Event = happened,
            Subject = subject,
            Text = failure is null ? text : $"{text}\n\n(The rule `{rule.Id}` needs mending: {failure})".Trim(),
            State = DeliveryState.Pending,
            CreatedAt = clock.GetUtcNow(),
            Due = clock.GetUtcNow(),
        });
    }

    // Each person gets a mail of their own: it may hold what is for them alone, and one address that fails does not repeat the others.
    private IEnumerable<string> Recipients(NotificationChannelDefinition channel, NotificationEvent happened) => channel.Type != NotificationChannelType.Email
        ? [string.Empty]
        : channel.To.SelectMany(to => to == NotificationChannelDefinition.Approvers ? happened.Approvers.SelectMany(PersonsOf) : [to]).Distinct(StringComparer.Ordinal);

    // The members of a group are those of now; the mail to them holds no link that decides, because it was the group that was asked.
    private IEnumerable<string> PersonsOf(string seat) =>
        seat.StartsWith(Person, StringComparison.Ordinal) ? [seat]
        : seat.StartsWith(Group, StringComparison.Ordinal) ? groups.MembersOf(seat[Group.Length..])
        : [];
}
