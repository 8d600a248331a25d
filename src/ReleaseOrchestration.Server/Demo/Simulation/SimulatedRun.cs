namespace ReleaseOrchestration.Server.Demo.Simulation;

/// <summary>One run of a simulated pipeline.</summary>
internal sealed record SimulatedRun
{
    public required string Handle { get; init; }

    /// <summary>Its idempotency key.</summary>
    public required string Key { get; init; }

    public required string Pipeline { get; init; }

    public required string CallbackUrl { get; init; }

    public required string Version { get; init; }

    /// <summary>The artifact that it was given.</summary>
    public required string Artifact { get; init; }

    /// <summary>How often it was asked for; all but the first changed nothing.</summary>
    public int Calls { get; init; } = 1;
}
