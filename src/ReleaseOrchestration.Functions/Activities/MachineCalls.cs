using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ReleaseOrchestration.Durable;
using ReleaseOrchestration.Durable.Carrying;
using ReleaseOrchestration.Functions.Hosting;

namespace ReleaseOrchestration.Functions.Activities;

/// <summary>What orchestrations have done for them.</summary>
internal sealed class MachineCalls(DurableCalls calls, DurableClients clients)
{
    [Function(DurableNames.CommitTurn)]
    public Task<string> CommitTurnAsync([ActivityTrigger] string input, FunctionContext context) => calls.CommitTurnAsync(input, context.CancellationToken);

    [Function(DurableNames.CarryOutEffect)]
    public Task<string> CarryOutEffectAsync([ActivityTrigger] string input, FunctionContext context) => calls.CarryOutEffectAsync(input, context.CancellationToken);

    [Function(DurableNames.LoadDefinition)]
    public Task<string> LoadDefinitionAsync([ActivityTrigger] string input, FunctionContext context) => calls.LoadDefinitionAsync(input, context.CancellationToken);

    [Function(DurableNames.KeepPayload)]
    public Task<string> KeepPayloadAsync([ActivityTrigger] string input, FunctionContext context) => calls.KeepPayloadAsync(input, context.CancellationToken);

    [Function(DurableNames.FetchPayload)]
    public Task<string> FetchPayloadAsync([ActivityTrigger] string input, FunctionContext context) => calls.FetchPayloadAsync(input, context.CancellationToken);

    [Function(DurableNames.StartMachine)]
    public Task<string> StartMachineAsync([ActivityTrigger] string input, [DurableClient] DurableTaskClient client, FunctionContext context)
    {
        clients.Use(client);
        return calls.StartMachineAsync(input, context.CancellationToken);
    }
}
