using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>What all requests that become signals have in common: a caller, a body, a node, an answer.</summary>
internal static class SignalRequest
{
    public static async Task<IResult> SendAsync<T>(
        HttpContext context, ReleaseSignals signals, JsonTypeInfo<T> type, string id, string path, string action, Func<T, Origin, string, Result<Signal>> make)
        where T : class
    {
        if ((await CallerRequest.ReadAsync(context, type)).Failed(out var error, out var call))
        {
            return error.ToHttp();
        }

        var (origin, dto) = call;
        if (make(dto, origin, string.Empty).Error is { } invalid)
        {
            return invalid.ToHttp();
        }

        var result = await signals.SendAsync(id, path, action, signalId => make(dto, origin, signalId).Value, origin, context.RequestAborted);
        return result.ToHttp(context, Location(id, path));
    }

    public static string Location(string id, string path) =>
        path.Length == 0 ? $"/api/releases/{id}" : $"/api/releases/{id}/nodes/{NodePath.Encode(path)}";
}
