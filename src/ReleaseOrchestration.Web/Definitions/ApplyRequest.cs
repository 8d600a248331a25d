using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>Reads what goes with applying documents.</summary>
internal static partial class ApplyRequest
{
    public static Result<ApplyOptions> Options(HttpContext context)
    {
        var save = SaveRequest.Options(context);
        var prune = Query.Flag(context, "prune");
        var takeOver = Query.Flag(context, "takeOver");
        var dryRun = Query.Flag(context, "dryRun");
        if ((save.Error ?? prune.Error ?? takeOver.Error ?? dryRun.Error) is { } error)
        {
            return error;
        }

        var source = Query.Text(context, "source") ?? string.Empty;
        if (source.Length > 0 && !Source().IsMatch(source))
        {
            return Query.Invalid("source", source, "the name of a repository or folder: up to 128 letters, digits, '.', '-', '_' and '/'");
        }

        return (prune.Value || takeOver.Value) && source.Length == 0
            ? Query.Invalid("source", source, "given to prune or to take over, so that only what it manages is touched")
            : new ApplyOptions(save.Value, source, prune.Value, takeOver.Value, dryRun.Value, Query.Text(context, "plan"));
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._/-]{0,127}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Source();
}
