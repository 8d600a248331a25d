using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using ReleaseOrchestration.Application.Calendar.Feeds;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Calendar.Feeds;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>Where calendars read feeds. Whoever has the address may read; what does not count gets one and the same answer, whatever the reason.</summary>
internal static class FeedFileEndpoint
{
    private static readonly ApplicationError NoFeed = new(ErrorCodes.UnknownFeed, 404, "There is no feed at this address; whoever made it can make another.");

    private static readonly ApplicationError NotYet = new(
        ErrorCodes.NotReady, StatusCodes.Status503ServiceUnavailable, "The releases of this store are still being found; a feed that lacked some would take them out of calendars. Read it again soon.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/feeds/{token}.ics", ReadAsync).AnswersAnyone().Describe("Feeds", "Read a feed as iCalendar (RFC 5545), by the token of its address").Gives<string>(200, FeedWriter.MediaType).Refuses(404, 429, 503);

    private static async Task<IResult> ReadAsync(string token, HttpContext context, FeedLimits limits, FeedService feeds, FeedReaders readers, FeedComposer composer)
    {
        if (!limits.TryTake(context.Connection.RemoteIpAddress ?? IPAddress.None, out var wait))
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return new ApplicationError(ErrorCodes.TooManyFeedReadings, StatusCodes.Status429TooManyRequests, "Feeds are read too often from this network; read them again later.").ToHttp();
        }

        if (await feeds.UseAsync(token, context.RequestAborted) is not { } feed || readers.Of(feed) is not { } reading)
        {
            return NoFeed.ToHttp();
        }

        if (await composer.ComposeAsync(feed, reading, context.RequestAborted) is not { } shown)
        {
            return NotYet.ToHttp();
        }

        var file = Encoding.UTF8.GetBytes(FeedWriter.Write(shown));
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\"");
        return Results.Bytes(file, $"{FeedWriter.MediaType}; charset=utf-8", entityTag: etag);
    }
}
