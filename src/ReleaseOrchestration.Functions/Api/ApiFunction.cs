using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ReleaseOrchestration.Application.SignOffs.Keys;
using ReleaseOrchestration.Functions.Hosting;

namespace ReleaseOrchestration.Functions.Api;

/// <summary>
/// Everything over HTTP: API, pages, callbacks, webhooks. The host does not ask for a key; who may do what is decided by the API itself. The host keeps <c>/admin</c> and
/// <c>/runtime</c> for itself.
/// </summary>
internal sealed class ApiFunction(ApiPipeline pipeline, DocumentSigningKeys keys, DurableClients clients)
{
    [Function("Api")]
    public async Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        clients.Use(client);
        await keys.RefreshAsync(request.HttpContext.RequestAborted);
        await pipeline.RunAsync(request.HttpContext);
    }
}
