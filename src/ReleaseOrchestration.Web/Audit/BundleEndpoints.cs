using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Audit.Bundles;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Evidence bundles. They are written to a file that goes with the answer, because they may be larger than memory.</summary>
internal static class BundleEndpoints
{
    private const string Tag = "Audit";
    private const string MediaType = "application/zip";
    private const int BufferSize = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/releases/{id}/audit/export", ExportAsync).RequireRole(Role.Viewer)
            .Describe(Tag, "Export all that is known of a release as an evidence bundle, which `relo audit verify` checks without a server").Gives<byte[]>(200, MediaType).Refuses(404, 422);
        api.MapGet("/audit/export", ExportSystemAsync).RequireRole(Role.Admin)
            .Describe(Tag, "Export the trails that belong to no release as a bundle").Gives<byte[]>(200, MediaType).Refuses(422);
    }

    private static Task<IResult> ExportAsync(string id, HttpContext context, BundleExport export) =>
        AnswerAsync($"{id}.audit.zip", file => export.WriteAsync(id, file, context.RequestAborted));

    private static Task<IResult> ExportSystemAsync(HttpContext context, BundleExport export) => AnswerAsync("system.audit.zip", async file =>
    {
        await export.WriteSystemAsync(file, context.RequestAborted);
        return null;
    });

    private static async Task<IResult> AnswerAsync(string name, Func<Stream, Task<ApplicationError?>> write)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            if (await write(file) is { } error)
            {
                await file.DisposeAsync();
                return error.ToHttp();
            }
        }
        catch (BundleTooLargeException tooLarge)
        {
            await file.DisposeAsync();
            return new ApplicationError(ErrorCodes.BundleTooLarge, StatusCodes.Status422UnprocessableEntity, tooLarge.Message).ToHttp();
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return Results.Stream(file, MediaType, name);
    }
}
