namespace ReleaseOrchestration.Application.Checks;

/// <summary>Which check of which pipeline waits, as its system names it.</summary>
public sealed record CheckAddress
{
    /// <summary>The project, as GUID.</summary>
    public required string Project { get; init; }

    /// <summary>The kind of the pipeline, such as <c>checks</c> or <c>build</c>.</summary>
    public required string Hub { get; init; }

    /// <summary>The run of the pipeline, as GUID.</summary>
    public required string Plan { get; init; }

    /// <summary>The job, as GUID.</summary>
    public required string Job { get; init; }

    /// <summary>The task that waits, as GUID.</summary>
    public required string Task { get; init; }
}
