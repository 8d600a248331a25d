using System.Text.Json;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Freezes;

/// <summary>A freeze as the API shows it.</summary>
internal sealed record FreezeLine
{
    public string Id { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public int Version { get; init; }

    public string Type { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    public string SavedBy { get; init; } = string.Empty;

    public JsonElement? Definition { get; init; }

    /// <summary>How it stands, in words.</summary>
    public string Standing => State switch
    {
        "InForce" => Until is null ? "in force until it is ended" : $"in force until {Instants.Show(Until)}",
        "Upcoming" => $"from {Instants.Show(From)}{(Until is null ? string.Empty : $" until {Instants.Show(Until)}")}",
        "Open" => Until is null ? "open" : $"open until {Instants.Show(Until)}",
        "Closed" => Until is null ? "closed, and opens no more" : $"closed until {Instants.Show(Until)}",
        _ => "over",
    };
}
