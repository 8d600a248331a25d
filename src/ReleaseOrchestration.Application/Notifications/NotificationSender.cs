using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Sends what is due, and writes down what came of it. A slow receiver keeps only its own channel waiting.</summary>
public sealed class NotificationSender(
    DeliveryStore store, NotificationRules rules, IEnumerable<INotificationChannel> channels, MessageWriter writer, DeliverySignal signal, IRandomSource random, TimeProvider clock)
{
    /// <summary>How many deliveries of one channel are under way at once.</summary>
    internal const int MostOfAChannel = 2;

    // When what came of a try cannot be written down, the same would be sent again at once, and again.
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);

    private const int MostLogged = 12;
    private const int MostAtOnce = 16;
    private const int QueueLimit = 2000;

    private readonly ImmutableDictionary<NotificationChannelType, INotificationChannel> _channels = channels.ToImmutableDictionary(channel => channel.Type);
    private readonly ConcurrentDictionary<string, string> _underWay = new(StringComparer.Ordinal);
    private long _notBefore;

    /// <summary>Ends when somebody wants something to be sent, or a try has ended.</summary>
    public Task Wake => signal.Next;

    /// <summary>Begins to send what is due, on the only host that sends.</summary>
    /// <returns>What was begun, and when something is due next.</returns>
    public Task<(ImmutableArray<Task> Begun, DateTimeOffset? Next)> BeginAsync(CancellationToken cancellationToken) => BeginAsync(lease: null, cancellationToken);

    /// <summary>Begins to send what is due.</summary>
    /// <param name="lease">How long other hosts leave alone what this one has begun, and then take for lost; null where there are no others.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was begun, and when something is due next.</returns>
    public async Task<(ImmutableArray<Task> Begun, DateTimeOffset? Next)> BeginAsync(TimeSpan? lease, CancellationToken cancellationToken)
    {
        var begun = ImmutableArray.CreateBuilder<Task>();
        var notBefore = new DateTimeOffset(Interlocked.Read(ref _notBefore), TimeSpan.Zero);
        if (notBefore > clock.GetUtcNow())
        {
            return ([], notBefore);
        }

        foreach (var (id, due) in await store.QueueAsync(QueueLimit, cancellationToken))
        {
            if (due > clock.GetUtcNow())
            {
                return (begun.ToImmutable(), due);
            }

            if (_underWay.Count >= MostAtOnce)
            {
                break;
            }

            if (!_underWay.ContainsKey(id) && await TakeAsync(id, lease, cancellationToken) is var (delivery, etag))
            {
                begun.Add(TryAsync(delivery, etag, cancellationToken));
            }
        }

        return (begun.ToImmutable(), null);
    }

    // Due is the place in the queue, so that what was taken comes up again when the lease is over.
    private async Task<(Delivery Delivery, string ETag)?> TakeAsync(string id, TimeSpan? lease, CancellationToken cancellationToken)
    {
        if (await store.FindStoredAsync(id, cancellationToken) is not { Delivery: { State: DeliveryState.Pending } delivery } found || !Take(delivery))
        {
            return null;
        }

        if (lease is not { } length)
        {
            return found;
        }

        try
        {
            var taken = delivery with { Due = clock.GetUtcNow() + length };
            if (delivery.Due <= clock.GetUtcNow() && await store.ReplaceAsync(delivery, found.ETag, taken, cancellationToken) is { } etag)
            {
                return (taken, etag);
            }
        }
        catch
        {
            _underWay.TryRemove(id, out _);
            throw;
        }

        _underWay.TryRemove(id, out _);
        return null;
    }

    private bool Take(Delivery delivery) => _underWay.Values.Count(channel => channel == delivery.Channel) < MostOfAChannel && _underWay.TryAdd(delivery.Id, delivery.Channel);

    private async Task TryAsync(Delivery delivery, string etag, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await SendAsync(delivery, cancellationToken);
            await store.ChangeAsync(delivery, etag, After(delivery, outcome), cancellationToken);
        }
        catch
        {
            Interlocked.Exchange(ref _notBefore, (clock.GetUtcNow() + PauseAfterTrouble).UtcTicks);
            throw;
        }
        finally
        {
            _underWay.TryRemove(delivery.Id, out _);
            signal.Raise();
        }
    }

    private async Task<SendOutcome> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await rules.FindChannelAsync(delivery.Channel, cancellationToken) is not var (channel, version))
        {
            return SendOutcome.Impossible($"there is no notification channel `{delivery.Channel}` any more");
        }

        if (channel.Disabled)
        {
            return SendOutcome.Impossible($"the notification channel `{channel.Id}` is not enabled");
        }

        if (await store.GoneAsync(channel.Id, cancellationToken) is { } gone && gone.Version == version)
        {
            return SendOutcome.Impossible($"the receiver of `{channel.Id}` said that it is gone (410); save the channel again when it is back");
        }

        var written = await writer.WriteAsync(delivery, channel, cancellationToken);
        if (written.Failed(out var error, out var message))
        {
            return SendOutcome.Impossible($"{error.Code}: {error.Message}");
        }

        var outcome = await CarryAsync(channel, message, cancellationToken);
        if (outcome.Kind == SendResult.Gone)
        {
            await store.SetGoneAsync(channel.Id, new GoneChannel(version, clock.GetUtcNow()), cancellationToken);
        }

        return outcome;
    }

    private async Task<SendOutcome> CarryAsync(NotificationChannelDefinition channel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await _channels[channel.Type].SendAsync(channel, message, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a channel trips over is a try that failed; it must neither end the others nor be repeated without pause.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return SendOutcome.Failed($"the channel failed unexpectedly: {exception.Message}");
        }
    }

    private Delivery After(Delivery delivery, SendOutcome outcome)
    {
        var now = clock.GetUtcNow();
        var tries = delivery.Tries + 1;
        var log = delivery.Log.Add(new DeliveryTry(now, outcome.Status, outcome.Error));
        var after = delivery with { Tries = tries, Log = log.Length > MostLogged ? log.RemoveAt(0) : log, Error = outcome.Error, Due = null };
        if (outcome.Kind == SendResult.Delivered)
        {
            return after with { State = DeliveryState.Delivered };
        }

        var next = outcome.Kind == SendResult.Failed ? RetrySchedule.Next(tries, now, outcome.RetryAfter, Chance()) : null;
        return next is null ? after with { State = DeliveryState.Dead } : after with { Due = next };
    }

    private double Chance()
    {
        Span<byte> bytes = stackalloc byte[4];
        random.Fill(bytes);
        return BitConverter.ToUInt32(bytes) / (double)(1L << 32);
    }
}
