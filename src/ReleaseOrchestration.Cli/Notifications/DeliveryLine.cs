using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Notifications;

/// <summary>A delivery as the API shows it.</summary>
internal sealed record DeliveryLine
{
    public string Id { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public string Rule { get => field ?? string.Empty; init; }

    public string Channel { get; init; } = string.Empty;

    public string Recipient { get => field ?? string.Empty; init; }

    public ImmutableArray<string> Kinds { get => field.IsDefault ? [] : field; init; }

    public string Release { get => field ?? string.Empty; init; }

    public string Subject { get => field ?? string.Empty; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Tries { get; init; }

    public DateTimeOffset? Due { get; init; }

    public string Error { get => field ?? string.Empty; init; }
}
