using Microsoft.DurableTask.Client;

namespace ReleaseOrchestration.Durable.Starts;

/// <summary>Where the client of the durable service comes from; a Functions host hands it to each function.</summary>
public interface IDurableClients
{
    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">No function of this process was given one yet.</exception>
    DurableTaskClient Current { get; }
}
