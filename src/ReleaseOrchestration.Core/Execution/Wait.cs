using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>One reason why a node has not ended.</summary>
public sealed record Wait
{
    /// <summary>The kind.</summary>
    public WaitKind Kind { get; init; }

    /// <summary>Who or what it waits for.</summary>
    public string On { get => field ?? string.Empty; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Until when at the latest, where that is known.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether it waits for the beginning of that: a freeze that allows, and is closed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsClosed { get; init; }

    /// <summary>The reason in words, where there is more to say.</summary>
    public string Message { get => field ?? string.Empty; init; }
}
