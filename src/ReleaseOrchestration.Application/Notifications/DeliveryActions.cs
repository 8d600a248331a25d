using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>What people do with deliveries: look, send again, try out.</summary>
public sealed class DeliveryActions(DeliveryStore store, NotificationRules rules, IGroupDirectory groups, DeliverySignal signal, IRandomSource random, TimeProvider clock)
{
    private readonly DeliveryFactory _factory = new(rules, groups, clock);

    /// <summary>Sends a delivery again now, with the same id, whatever has become of it.</summary>
    public async Task<Result<Delivery>> RedeliverAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindStoredAsync(id, cancellationToken) is not var (delivery, etag))
            {
                return DeliveryErrors.Unknown(id);
            }

            var again = delivery with { State = DeliveryState.Pending, Due = clock.GetUtcNow(), Tries = 0 };
            if (await store.ChangeAsync(delivery, etag, again, cancellationToken))
            {
                signal.Raise();
                return again;
            }
        }
    }

    /// <summary>Sends a test to all channels of a rule, in the words of the rule.</summary>
    public async Task<Result<ImmutableArray<Delivery>>> TestRuleAsync(string id, string actor, CancellationToken cancellationToken)
    {
        if (await rules.FindRuleAsync(id, cancellationToken) is not { } rule)
        {
            return new ApplicationError(ErrorCodes.UnknownDefinition, 404, $"There is no notification rule '{id}'.");
        }

        return await AddAsync(await _factory.MakeAsync(Test(actor), rule, failure: null, cancellationToken), cancellationToken);
    }

    /// <summary>Sends a test to a channel.</summary>
    public async Task<Result<ImmutableArray<Delivery>>> TestChannelAsync(string id, string actor, CancellationToken cancellationToken)
    {
        if (await rules.FindChannelAsync(id, cancellationToken) is not var (channel, _))
        {
            return new ApplicationError(ErrorCodes.UnknownDefinition, 404, $"There is no notification channel '{id}'.");
        }

        var deliveries = _factory.Make(Test(actor), new NotificationRuleDefinition { Id = string.Empty }, channel, failure: null);
        return await AddAsync([.. deliveries], cancellationToken);
    }

    private async Task<Result<ImmutableArray<Delivery>>> AddAsync(ImmutableArray<Delivery> deliveries, CancellationToken cancellationToken)
    {
        await store.AddAsync(deliveries, cancellationToken);
        signal.Raise();
        return deliveries;
    }

    private NotificationEvent Test(string actor)
    {
        Span<byte> id = stackalloc byte[16];
        random.Fill(id);
        return new NotificationEvent
        {
            Id = "evt_" + Convert.ToHexStringLower(id),
            Kinds = [EventKinds.Test],
            At = clock.GetUtcNow(),
            Release = new ReleaseFacts { Id = "test", Name = "Test", Version = "0.0.0", StartedAt = clock.GetUtcNow(), StartedBy = actor },
            Run = 1,
            Title = "Test",
            Actor = actor,
            Reason = "Somebody tries this out.",
            Approvers = [actor],
        };
    }
}
