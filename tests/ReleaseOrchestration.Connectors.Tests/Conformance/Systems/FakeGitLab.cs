using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReleaseOrchestration.Connectors.Tests.Conformance.Systems;

/// <summary>The REST API of GitLab, with a project <c>group/app</c> of the number 3.</summary>
internal sealed class FakeGitLab : FakeSystem
{
    private const string Api = "/api/v4/projects";

    public override string Pipeline => "group/app";

    /// <summary>The pipelines whose variables the token may not read.</summary>
    public HashSet<long> Hidden { get; } = [];

    public override string Connector(string token, string more = "") => $"connector: {{id: c, type: gitlab, url: '{Url}', token: '{token}', outputs-job: publish{more}}}";

    public override bool IsStart(FakeRequest request) => request.Method == "POST" && request.Path.EndsWith("/pipeline", StringComparison.Ordinal);

    protected override bool IsKnown(FakeRequest request) => request.Headers.GetValueOrDefault("Authorization") == $"Bearer {Token}";

    protected override Task RefuseAsync(HttpContext context) => JsonAsync(context, 401, """{"message":"401 Unauthorized"}""");

    protected override Task AnswerAsync(HttpContext context, FakeRequest request)
    {
        if (request.Path.Split('/') is not [_, "api", "v4", "projects", "group%2Fapp" or "3", .. var rest])
        {
            return JsonAsync(context, 404, """{"message":"404 Project Not Found"}""");
        }

        return (request.Method, rest) switch
        {
            ("GET", []) => JsonAsync(context, 200, """{"id":3,"path_with_namespace":"group/app","default_branch":"trunk"}"""),
            ("POST", ["pipeline"]) => CreateAsync(context, request),
            ("GET", ["pipelines"]) => ListAsync(context, request),
            ("GET", ["jobs", var job, "artifacts", "release-outputs.json"]) => ArtifactAsync(context, Runs.Find(run => $"9{run.Id}" == job)),
            (_, ["pipelines", var id, .. var more]) when Runs.Find(run => $"{run.Id}" == id) is { } run => PipelineAsync(context, request, run, string.Join('/', more)),
            _ => JsonAsync(context, 404, """{"message":"404 Not found"}"""),
        };
    }

    private static async Task ArtifactAsync(HttpContext context, FakeRun? run)
    {
        if (run?.Outputs is null)
        {
            await JsonAsync(context, 404, """{"message":"404 Not Found"}""");
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.Headers["Gitlab-Workhorse-Detect-Content-Type"] = "true";
        await context.Response.Body.WriteAsync(run.Outputs);
    }

    private static string Inputs(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? (string)node! : node!.ToJsonString();

    private Task CreateAsync(HttpContext context, FakeRequest request)
    {
        var body = JsonNode.Parse(request.Body)!;
        var variables = body["variables"]?.AsArray().ToDictionary(item => (string)item!["key"]!, item => (string)item!["value"]!, StringComparer.Ordinal) ?? [];
        foreach (var (name, value) in body["inputs"]?.AsObject() ?? [])
        {
            variables["input " + name] = Inputs(value);
        }

        if ((string)body["ref"]! == "gone")
        {
            return JsonAsync(context, 400, """{"message":{"base":["Reference not found"]}}""");
        }

        return JsonAsync(context, 201, Json(Add(Pipeline, (string)body["ref"]!, variables)));
    }

    private Task ListAsync(HttpContext context, FakeRequest request) =>
        request.Query.GetValueOrDefault("source") == "api" && request.Query.ContainsKey("updated_after")
            ? JsonAsync(context, 200, $"[{string.Join(',', Enumerable.Reverse(Runs).Select(Json))}]")
            : JsonAsync(context, 400, """{"error":"source does not have a valid value"}""");

    private Task PipelineAsync(HttpContext context, FakeRequest request, FakeRun run, string rest)
    {
        switch (request.Method, rest)
        {
            case ("GET", ""):
                return JsonAsync(context, 200, Json(run));
            case ("GET", "variables") when Hidden.Contains(run.Id):
                return JsonAsync(context, 403, """{"message":"403 Forbidden"}""");
            case ("GET", "variables"):
                var variables = run.Inputs.Where(input => !input.Key.StartsWith("input ", StringComparison.Ordinal));
                return JsonAsync(context, 200, $"[{string.Join(',', variables.Select(Variable))}]");
            case ("GET", "jobs"):
                return JsonAsync(context, 200, $"[{Job(run, 8, "compile")},{Job(run, 9, "publish")}]");
            case ("POST", "cancel"):
                run.Stop();
                return JsonAsync(context, 200, Json(run));
            default:
                return JsonAsync(context, 404, """{"message":"404 Not found"}""");
        }
    }

    private static string Variable(KeyValuePair<string, string> variable) =>
        $$"""{"key":{{JsonSerializer.Serialize(variable.Key)}},"variable_type":"env_var","value":{{JsonSerializer.Serialize(variable.Value)}},"raw":false}""";

    private static string Job(FakeRun run, int number, string name) =>
        $$"""{"id":{{number}}{{run.Id}},"status":"success","stage":"deploy","name":"{{name}}","ref":"main","artifacts_file":{"filename":"artifacts.zip","size":1000},"pipeline":{"id":{{run.Id}},"project_id":3} }""";

    private string Json(FakeRun run)
    {
        var status = run.End switch { null => "running", FakeEnd.Succeeded => "success", FakeEnd.Failed => "failed", _ => "canceled" };
        return $$"""
            {"id":{{run.Id}},"iid":7,"project_id":3,"sha":"a91957a858320c0e17f3a0eca7cfacbff50ea29a","ref":{{JsonSerializer.Serialize(run.Ref)}},"status":"{{status}}","source":"api",
             "created_at":"2026-03-02T09:00:00.085Z","updated_at":"2026-03-02T09:00:01.085Z","web_url":"{{Url}}/group/app/-/pipelines/{{run.Id}}","before_sha":"a9","tag":false,
             "yaml_errors":null,"user":{"id":1,"username":"root","name":"Administrator","state":"active"},"started_at":null,"finished_at":null,"duration":null,"coverage":null,
             "detailed_status":{"icon":"status_running","text":"{{status}}","group":"{{status}}"},"name":null}
            """;
    }
}
