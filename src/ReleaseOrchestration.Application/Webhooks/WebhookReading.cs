namespace ReleaseOrchestration.Application.Webhooks;

/// <summary>What a webhook is worth, and what it is about.</summary>
public sealed record WebhookReading
{
    /// <summary>One that the system of the connector did not send, as far as anyone can tell.</summary>
    /// <param name="why">For the log alone.</param>
    public static WebhookReading Forged(string why) => new() { Doubt = why };

    /// <summary>Why it does not count; empty when it does. Whoever sent it is not told.</summary>
    public string Doubt { get; init; } = string.Empty;

    /// <summary>What the sender calls this delivery, and each repetition of it.</summary>
    public string DeliveryId { get; init; } = string.Empty;

    /// <summary>By what a repetition is known; the <see cref="DeliveryId"/> unless that is not signed.</summary>
    public string RememberedAs { get => field ?? DeliveryId; init; }

    /// <summary>Whether repetitions carry no time that would make them old: their ids are remembered for ever.</summary>
    public bool IsTimeless { get; init; }

    /// <summary>The run that has ended, one of <see cref="Callbacks.ExternalKeys"/>; empty when the webhook tells something else.</summary>
    public string ExternalKey { get; init; } = string.Empty;

    /// <summary>Why a genuine webhook cannot be read; empty when it can.</summary>
    public string Problem { get; init; } = string.Empty;
}
