using Microsoft.DurableTask.Client;
using ReleaseOrchestration.Durable.Starts;

namespace ReleaseOrchestration.Functions.Hosting;

/// <summary>The client of the durable service, which the host hands to functions that ask for it: every function that may need it notes it first.</summary>
internal sealed class DurableClients : IDurableClients
{
    private volatile DurableTaskClient? _client;

    public DurableTaskClient Current => _client ?? throw new InvalidOperationException("No function of this process was handed the client of the durable service yet.");

    public void Use(DurableTaskClient client) => _client = client;
}
