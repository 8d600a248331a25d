namespace ReleaseOrchestration.Core.Execution;

/// <summary>Sets a timer; a former one of that name is replaced.</summary>
public sealed record SetTimer : Command
{
    /// <summary>Its name in the machine.</summary>
    public required string Name { get; init; }

    /// <summary>Tells it from former ones of that name.</summary>
    public long Generation { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset DueAt { get; init; }
}
