namespace ReleaseOrchestration.Core.Calendar.Scheduling;

/// <summary>What is done with a release that is due, and why.</summary>
/// <param name="Id">The release.</param>
/// <param name="Action">What is done.</param>
/// <param name="Reason">Why it waits or is called off; empty when it starts.</param>
public sealed record DueDecision(string Id, DueAction Action, string Reason = "");
