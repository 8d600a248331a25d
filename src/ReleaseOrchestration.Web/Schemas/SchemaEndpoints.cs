using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Schemas;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Schemas;

/// <summary>The JSON Schemas of documents, for editors.</summary>
internal static class SchemaEndpoints
{
    private const string MediaType = "application/schema+json";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/schemas/{kind}.json", Get).AnswersAnyone().Describe("Schemas", "Read the JSON Schema of a kind of document").Gives<string>(200, MediaType).Refuses(404);

    private static IResult Get(string kind, HttpContext context)
    {
        if (DocumentSchemas.Get(kind) is not { } schema)
        {
            var message = $"There is no schema of '{kind}'. There is one of: {string.Join(", ", DocumentSchemas.Kinds)}.";
            return new ApplicationError(ErrorCodes.NotFound, StatusCodes.Status404NotFound, message).ToHttp();
        }

        // A schema changes only with the product; an editor asks again after five minutes and is answered 304.
        context.Response.Headers.CacheControl = "public, max-age=300";
        var bytes = Encoding.UTF8.GetBytes(schema);
        return Results.Bytes(bytes, MediaType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\""));
    }
}
