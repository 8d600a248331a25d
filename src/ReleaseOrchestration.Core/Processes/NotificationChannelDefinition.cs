using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Where notifications go, and what is needed to send them there.</summary>
public sealed record NotificationChannelDefinition
{
    /// <summary>What stands in <see cref="To"/> for those who are asked for a sign-off.</summary>
    public const string Approvers = "approvers";

    /// <summary>Unique among notification channels.</summary>
    public required string Id { get; init; }

    /// <summary>Free text.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>What it speaks.</summary>
    public NotificationChannelType Type { get; init; }

    /// <summary>Whether nothing is sent there for the time being.</summary>
    public bool Disabled { get; init; }

    /// <summary>The address to post to, or the reference of a secret that holds it; empty for e-mail.</summary>
    public string Url { get => field ?? string.Empty; init; }

    /// <summary>Webhook: references of the secrets that sign; more than one while they are rotated.</summary>
    public ImmutableArray<string> Secrets { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether the receiver may be on a private network, where the server permits that.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>E-mail: addresses, <c>user:id</c>, or <see cref="Approvers"/>.</summary>
    public ImmutableArray<string> To { get => field.IsDefault ? [] : field; init; }

    /// <summary>E-mail: the address of the sender.</summary>
    public string From { get => field ?? string.Empty; init; }

    /// <summary>E-mail: the mail server.</summary>
    public string Host { get => field ?? string.Empty; init; }

    /// <summary>E-mail: its port; 0 for the usual one.</summary>
    public int Port { get; init; }

    /// <summary>E-mail: how the connection is protected.</summary>
    public MailSecurity Security { get; init; }

    /// <summary>E-mail: who signs in; empty for nobody.</summary>
    public string User { get => field ?? string.Empty; init; }

    /// <summary>E-mail: the reference of the secret that holds the password.</summary>
    public string Password { get => field ?? string.Empty; init; }

    /// <summary>E-mail: whether a person who is asked for a sign-off gets a link that decides without signing in.</summary>
    public bool SignedLinks { get; init; }
}
