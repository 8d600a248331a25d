using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReleaseOrchestration.Connectors.Tests.Conformance.Systems;

/// <summary>The REST API of GitHub Actions, with a repository <c>octo-org/octo-repo</c> whose workflow shows its input <c>release_key</c> in its run-name.</summary>
internal sealed class FakeGitHub : FakeSystem
{
    private const string Repository = "/repos/octo-org/octo-repo";
    private const string Workflow = $"{Repository}/actions/workflows/build.yml";

    public override string Pipeline => "octo-org/octo-repo/build.yml";

    /// <summary>Whether it tells the id of the run that it starts; servers up to 3.19 refuse to be asked.</summary>
    public bool TellsRun { get; set; } = true;

    /// <summary>How many lists a new run is missing from.</summary>
    public int ListsBehind { get; set; }

    /// <summary>What it serves as the archive of an artifact; null for the real one.</summary>
    public byte[]? Archive { get; set; }

    public override string Connector(string token, string more = "") =>
        $"connector: {{id: c, type: github, url: '{Url}', token: '{token}'{(more.Contains("correlation-input", StringComparison.Ordinal) ? string.Empty : ", correlation-input: release_key")}{more}}}";

    public override bool IsStart(FakeRequest request) => request.Path.EndsWith("/dispatches", StringComparison.Ordinal);

    protected override bool IsKnown(FakeRequest request) => request.Headers.GetValueOrDefault("Authorization") == $"Bearer {Token}" || request.Path.StartsWith("/store/", StringComparison.Ordinal);

    protected override Task RefuseAsync(HttpContext context) =>
        JsonAsync(context, 401, """{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}""");

    protected override Task AnswerAsync(HttpContext context, FakeRequest request)
    {
        if (request.Path.StartsWith("/store/", StringComparison.Ordinal))
        {
            return StoreAsync(context, request);
        }

        if (request.Headers.GetValueOrDefault("X-GitHub-Api-Version") is not { Length: > 0 } || request.Headers.GetValueOrDefault("User-Agent") is not { Length: > 0 })
        {
            return JsonAsync(context, 403, """{"message":"Request forbidden by administrative rules."}""");
        }

        return (request.Method, request.Path) switch
        {
            ("GET", Repository) => JsonAsync(context, 200, """{"id":1296269,"name":"octo-repo","full_name":"octo-org/octo-repo","default_branch":"trunk"}"""),
            ("POST", $"{Workflow}/dispatches") => DispatchAsync(context, request),
            ("GET", $"{Workflow}/runs") => ListAsync(context, request),
            _ => RunAsync(context, request),
        };
    }

    private static Task NotFoundAsync(HttpContext context) =>
        JsonAsync(context, 404, """{"message":"Not Found","documentation_url":"https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event","status":"404"}""");

    private Task DispatchAsync(HttpContext context, FakeRequest request)
    {
        var body = JsonNode.Parse(request.Body)!.AsObject();
        var details = body.ContainsKey("return_run_details");
        if (details && !TellsRun)
        {
            return JsonAsync(context, 422, """{"message":"Invalid request.\n\n\"return_run_details\" is not a permitted key.","documentation_url":"https://docs.github.com/enterprise-server@3.19/rest","status":"422"}""");
        }

        var inputs = body["inputs"]!.AsObject().ToDictionary(input => input.Key, input => (string)input.Value!, StringComparer.Ordinal);
        var run = Add(Pipeline, (string)body["ref"]!, inputs);
        if (details)
        {
            return JsonAsync(context, 200, $$"""{"workflow_run_id":{{run.Id}},"run_url":"{{Url}}{{Repository}}/actions/runs/{{run.Id}}","html_url":"{{Url}}/octo-org/octo-repo/actions/runs/{{run.Id}}"}""");
        }

        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task ListAsync(HttpContext context, FakeRequest request)
    {
        if (request.Query.GetValueOrDefault("event") != "workflow_dispatch" || !request.Query.GetValueOrDefault("created", string.Empty).StartsWith(">=", StringComparison.Ordinal))
        {
            return JsonAsync(context, 422, """{"message":"Unprocessable"}""");
        }

        var shown = ListsBehind-- > 0 ? Runs.SkipLast(1) : Runs;
        return JsonAsync(context, 200, $$"""{"total_count":{{shown.Count()}},"workflow_runs":[{{string.Join(',', shown.Reverse().Select(Json))}}]}""");
    }

    private Task RunAsync(HttpContext context, FakeRequest request)
    {
        var parts = request.Path.Split('/');
        if (parts is [_, "repos", "octo-org", "octo-repo", "actions", "artifacts", var artifact, "zip"])
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"{Url}/store/{artifact}?sig=one-time";
            return Task.CompletedTask;
        }

        if (parts is not [_, "repos", "octo-org", "octo-repo", "actions", "runs", var id, .. var rest] || Runs.Find(run => $"{run.Id}" == id) is not { } run)
        {
            return NotFoundAsync(context);
        }

        return (request.Method, string.Join('/', rest)) switch
        {
            ("GET", "") => JsonAsync(context, 200, Json(run)),
            ("GET", "artifacts") => ArtifactsAsync(context, request, run),
            ("POST", "cancel") when run.End is not null => JsonAsync(context, 409, """{"message":"Cannot cancel a workflow run that is completed.","status":"409"}"""),
            ("POST", "cancel") => CancelAsync(context, run),
            _ => NotFoundAsync(context),
        };
    }

    private static Task CancelAsync(HttpContext context, FakeRun run)
    {
        run.Stop();
        return JsonAsync(context, 202, "{}");
    }

    private Task ArtifactsAsync(HttpContext context, FakeRequest request, FakeRun run)
    {
        var has = run.Outputs is not null && request.Query["name"] == "release-outputs";
        var artifact = $$"""{"id":{{run.Id}},"node_id":"MDg6QXJ0aWZhY3QxMQ==","name":"release-outputs","size_in_bytes":556,"url":"{{Url}}{{Repository}}/actions/artifacts/{{run.Id}}","archive_download_url":"{{Url}}{{Repository}}/actions/artifacts/{{run.Id}}/zip","expired":false,"created_at":"2020-01-10T14:59:22Z","workflow_run":{"id":{{run.Id}} } }""";
        return JsonAsync(context, 200, $$"""{"total_count":{{(has ? 1 : 0)}},"artifacts":[{{(has ? artifact : string.Empty)}}]}""");
    }

    // The store takes its signature for a permission and refuses a second one.
    private async Task StoreAsync(HttpContext context, FakeRequest request)
    {
        if (request.Headers.ContainsKey("Authorization") || request.Query.GetValueOrDefault("sig") != "one-time")
        {
            await JsonAsync(context, 403, "<Error><Code>AuthenticationFailed</Code></Error>");
            return;
        }

        var run = Runs.Single(run => request.Path == $"/store/{run.Id}");
        context.Response.ContentType = "application/zip";
        await context.Response.Body.WriteAsync(Archive ?? Zip(("release-outputs.json", run.Outputs!)));
    }

    /// <summary>An archive of some files.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private string Json(FakeRun run)
    {
        var title = JsonSerializer.Serialize($"Build {run.Inputs.GetValueOrDefault("release_key", "by hand")}");
        var conclusion = run.End switch { null => "null", FakeEnd.Succeeded => "\"success\"", FakeEnd.Failed => "\"failure\"", _ => "\"cancelled\"" };
        return $$"""
            {"id":{{run.Id}},"name":"Build","node_id":"MDEyOldvcmtmbG93IFJ1bjI2OTI4OQ==","check_suite_id":42,"head_branch":{{JsonSerializer.Serialize(run.Ref)}},
             "head_sha":"acb5820ced9479c074f688cc328bf03f341a511d","path":".github/workflows/build.yml@main","run_number":562,"event":"workflow_dispatch","display_title":{{title}},
             "status":"{{(run.End is null ? "in_progress" : "completed")}}","conclusion":{{conclusion}},"workflow_id":159038,
             "url":"{{Url}}{{Repository}}/actions/runs/{{run.Id}}","html_url":"{{Url}}/octo-org/octo-repo/actions/runs/{{run.Id}}","pull_requests":[],
             "created_at":"{{DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}","run_attempt":1,"repository":{"id":1296269,"full_name":"octo-org/octo-repo"} }
            """;
    }
}
