using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Evidence;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>What a page's form sent: texts by name, and files where it has any.</summary>
internal sealed record PostedForm(ImmutableDictionary<string, string> Texts, IFormFileCollection? Files)
{
    private const int MostFiles = 16;

    public static async Task<Result<PostedForm>> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            return await ReadPartsAsync(context);
        }

        var body = await RequestBody.ReadAsync(context);
        return body.Failed(out var error, out var bytes)
            ? error
            : new PostedForm(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(bytes)).ToImmutableDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal), Files: null);
    }

    private static async Task<Result<PostedForm>> ReadPartsAsync(HttpContext context)
    {
        var limits = new FormOptions { MultipartBodyLengthLimit = EvidenceFiles.MostBytes, ValueLengthLimit = RequestBody.Limit, ValueCountLimit = 1024 };
        try
        {
            var form = await context.Request.ReadFormAsync(limits, context.RequestAborted);
            return form.Files.Count > MostFiles
                ? new ApplicationError(ErrorCodes.BodyTooLarge, StatusCodes.Status413PayloadTooLarge, $"The form has {form.Files.Count} files; at most {MostFiles} are taken.")
                : new PostedForm(form.ToImmutableDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal), form.Files);
        }
        catch (InvalidDataException exception)
        {
            return new ApplicationError(ErrorCodes.BodyTooLarge, StatusCodes.Status413PayloadTooLarge, $"The form cannot be read, or a file is too large: {exception.Message} Nothing was recorded.");
        }
    }
}
