using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Web.Hosting;

namespace ReleaseOrchestration.Functions.Api;

/// <summary>The endpoints of the API as one delegate; the same ones that the server has.</summary>
internal sealed class ApiPipeline(IServiceProvider services)
{
    private readonly RequestDelegate _run = new ApplicationBuilder(services).UseReleaseOrchestration().Build();

    /// <summary>Answers a request.</summary>
    public Task RunAsync(HttpContext context)
    {
        // The function itself is an endpoint; the API looks for its own.
        context.SetEndpoint(endpoint: null);
        context.Request.RouteValues.Clear();
        return _run(context);
    }
}
