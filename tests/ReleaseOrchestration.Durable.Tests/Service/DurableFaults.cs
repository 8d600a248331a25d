namespace ReleaseOrchestration.Durable.Tests.Service;

/// <summary>What the service does to events and to ends of children, as Azure Storage may: they come twice, and late.</summary>
/// <param name="Share">How many of them, 0 to 1.</param>
/// <param name="Seed">Makes it the same each time.</param>
internal sealed record DurableFaults(double Share = 0, int Seed = 1);
