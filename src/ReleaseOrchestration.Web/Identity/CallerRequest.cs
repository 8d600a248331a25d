using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Reads who asks and what for, the caller first: who may not ask is told nothing about the body.</summary>
internal static class CallerRequest
{
    public static async Task<Result<CallerBody<T>>> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (Caller.Of(context).Failed(out var unknown, out var origin))
        {
            return unknown;
        }

        return (await JsonBody.ReadAsync(context, type)).Failed(out var error, out var body) ? error : new CallerBody<T>(origin, body);
    }
}
