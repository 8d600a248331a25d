using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Evidence;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Values;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Releases;

namespace ReleaseOrchestration.Web.Evidence;

/// <summary>Files in the fields of manual activities.</summary>
internal static class EvidenceEndpoints
{
    private const string Tag = "Evidence";
    private const string Address = "/releases/{id}/nodes/{path}/files/{field}";

    private static readonly ApplicationError TooLarge =
        new(ErrorCodes.BodyTooLarge, StatusCodes.Status413PayloadTooLarge, $"The file is larger than {FileSizes.Format(EvidenceFiles.MostBytes)}; nothing was stored.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut(Address, AttachAsync).RequireRole(Role.Operator, Role.Approver).Describe(Tag, "Attach a file to a field: the body is the file, Content-Type its type, ?name= its name")
            .Accepts<byte[]>("*/*").Gives<SignalAnswerDto>(202).Refuses(404, 409, 413, 422);
        api.MapGet(Address, ReadAsync).RequireRole(Role.Viewer).Describe(Tag, "Read the file of a field").Gives<byte[]>(200, "application/octet-stream").Refuses(404);
    }

    private static async Task<IResult> AttachAsync(string id, string path, string field, HttpContext context, EvidenceFiles files, ReleaseSignals signals)
    {
        var caller = Caller.Of(context);
        if (caller.Failed(out var unknown, out var origin))
        {
            return unknown.ToHttp();
        }

        var body = await RequestBody.ReadAsync(context, EvidenceFiles.MostBytes, TooLarge);
        if (body.Failed(out var error, out var bytes))
        {
            return error.ToHttp();
        }

        var stored = await files.StoreAsync(Query.Text(context, "name") ?? string.Empty, context.Request.ContentType ?? string.Empty, bytes, context.RequestAborted);
        if (stored.Failed(out var invalid, out var file))
        {
            return invalid.ToHttp();
        }

        var fields = new Dictionary<string, DataValue>(StringComparer.Ordinal) { [field] = file.ToValue() };
        var node = NodePath.Decode(path);
        SetFields Signal(string signalId) => new() { SignalId = signalId, Actor = origin.Actor, Groups = origin.Groups, Fields = fields.ToValues() };
        var result = await signals.SendAsync(id, node, $"file {field} {file.Sha256}", Signal, origin, context.RequestAborted);
        return result.ToHttp(context, SignalRequest.Location(id, node));
    }

    private static async Task<IResult> ReadAsync(string id, string path, string field, HttpContext context, EvidenceFiles files, ReleaseQueries releases)
    {
        var node = NodePath.Decode(path);
        var found = await releases.NodeAsync(id, node, run: null, context.RequestAborted);
        if (found.Failed(out var error, out var tree))
        {
            return error.ToHttp();
        }

        if (!tree.Node.Fields.TryGetValue(field, out var value) || EvidenceFile.Read(value) is not { } file || await files.ReadAsync(file, context.RequestAborted) is not { } content)
        {
            return new ApplicationError(ErrorCodes.UnknownFile, 404, $"No file is attached to '{field}' of '{node}'.").ToHttp();
        }

        // A file of somebody else's is never shown as a page of this server: it is saved, and whatever runs in it runs nowhere.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.Headers.ETag = $"\"{file.Sha256}\"";
        return Results.File(content.ToArray(), file.Type, file.Name);
    }
}
