using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Idempotency;

namespace ReleaseOrchestration.Web.Hosting;

/// <summary>What the OpenAPI document says of an endpoint.</summary>
internal static class EndpointDescriptions
{
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string tag, string summary) =>
        endpoint.WithTags(tag).WithSummary(summary).Produces<ProblemDto>(400, "application/problem+json");

    public static RouteHandlerBuilder TakesDocuments(this RouteHandlerBuilder endpoint) =>
        endpoint.Accepts<string>("application/yaml", "application/json", "text/plain", "*/*");

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint)
        where T : notnull => endpoint.Accepts<T>(isOptional: true, "application/json");

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder endpoint, int status, string mediaType = "application/json") =>
        endpoint.Produces<T>(status, mediaType);

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDto>(status, "application/problem+json");
        }

        return endpoint;
    }

    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter<RouteHandlerBuilder, IdempotencyFilter>().Refuses(409);
}
