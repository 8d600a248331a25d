using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReleaseOrchestration.Connectors.Tests.Conformance.Systems;

/// <summary>The REST interfaces of Azure Pipelines, with a pipeline <c>Build app</c> of the id 12 in <c>fabrikam/Web Shop</c>, which has a parameter <c>releaseKey</c>.</summary>
internal sealed class FakeAzureDevOps : FakeSystem
{
    private const string Project = "/Fabrikam/Web%20Shop";
    private const string Apis = $"{Project}/_apis";

    /// <summary>What a check gives with it for its answer.</summary>
    public const string PlanToken = "eyJ0eXAi.plan-token.c2ln";

    /// <summary>The plan whose check waits; answers about others are refused.</summary>
    public const string Plan = "b3b6d8a2-5f5e-4c7e-9a51-0d4e0c7b1a11";

    public override string Pipeline => "12";

    /// <summary>Whether builds tell their parameters; older servers tell the text only.</summary>
    public bool TellsParameters { get; set; } = true;

    /// <summary>Where attachments are said to be; null for where they are.</summary>
    public string? AttachmentsAt { get; set; }

    public override string Connector(string token, string more = "") =>
        $"connector: {{id: c, type: azure-devops, organization: '{Url}/Fabrikam/', project: Web Shop, token: '{token}'{(more.Contains("correlation-input", StringComparison.Ordinal) ? string.Empty : ", correlation-input: releaseKey")}{more}}}";

    public override bool IsStart(FakeRequest request) => request.Method == "POST" && request.Path.EndsWith("/runs", StringComparison.Ordinal);

    /// <summary>The answers to checks that it has taken.</summary>
    public IEnumerable<FakeRequest> Events => Received.Where(request => request.Path.EndsWith("/events", StringComparison.Ordinal));

    /// <summary>What the check of a pipeline sends, without its authentication.</summary>
    public Dictionary<string, string> CheckHeaders() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["PlanUrl"] = $"{Url}/fabrikam/",
        ["ProjectId"] = "8b1a3c52-6a0e-4f2e-8a35-7d3f1c2b4e60",
        ["HubName"] = "checks",
        ["PlanId"] = Plan,
        ["JobId"] = "3a7e60dc-c5b0-5009-86eb-0f217c12e2ea",
        ["TimelineId"] = "0c1c1d0e-33d2-4b1c-a1c9-5e0a3f7f3b21",
        ["TaskInstanceId"] = "61153303-347e-5f06-a6a1-ce2102bd68eb",
        ["AuthToken"] = PlanToken,
    };

    protected override bool IsKnown(FakeRequest request) => request.Path.EndsWith("/events", StringComparison.Ordinal)
        ? request.Headers.GetValueOrDefault("Authorization") == $"Bearer {PlanToken}"
        : request.Headers.GetValueOrDefault("Authorization") is { } header
        && (header == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($":{Token}"))}" || header == $"Bearer {Token}");

    // With a wrong token there is a page to sign in at, of a status of success.
    protected override Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = 203;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title></head></html>");
    }

    protected override Task AnswerAsync(HttpContext context, FakeRequest request)
    {
        if (!request.Query.ContainsKey("api-version"))
        {
            return ProblemAsync(context, 400, "No api-version was supplied for the request.");
        }

        return (request.Method, request.Path) switch
        {
            ("POST", $"{Apis}/pipelines/12/runs") => StartAsync(context, request),
            ("GET", $"{Apis}/build/definitions") => DefinitionsAsync(context, request),
            ("GET", $"{Apis}/build/builds") => ListAsync(context, request),
            ("POST", $"/Fabrikam/8b1a3c52-6a0e-4f2e-8a35-7d3f1c2b4e60/_apis/distributedtask/hubs/checks/plans/{Plan}/events") => EventAsync(context, request),
            _ => BuildAsync(context, request),
        };
    }

    private static Task ProblemAsync(HttpContext context, int status, string message) => JsonAsync(
        context, status, $$"""{"$id":"1","innerException":null,"message":{{JsonSerializer.Serialize(message)}},"typeName":"Microsoft.VisualStudio.Services.WebApi.VssServiceException","typeKey":"VssServiceException","errorCode":0,"eventId":3000}""");

    private static Task DefinitionsAsync(HttpContext context, FakeRequest request) => JsonAsync(context, 200, request.Query["name"] switch
    {
        "Build app" => """{"count":1,"value":[{"id":12,"name":"Build app","path":"\\","type":"build","queueStatus":"enabled"}]}""",
        "Build*" => """{"count":2,"value":[{"id":12,"name":"Build app"},{"id":13,"name":"Build lib"}]}""",
        "Twice" => """{"count":2,"value":[{"id":14,"name":"Twice","path":"\\a"},{"id":15,"name":"Twice","path":"\\b"}]}""",
        _ => """{"count":0,"value":[]}""",
    });

    private static Task EventAsync(HttpContext context, FakeRequest request) =>
        request.Query["api-version"] == "2.0-preview.1" && request.Json.GetProperty("name").GetString() == "TaskCompleted" && request.Json.GetProperty("result").GetString() is "succeeded" or "failed"
            ? JsonAsync(context, 200, string.Empty)
            : ProblemAsync(context, 400, "The event is not known.");

    private static string Text(JsonNode? node) => node is JsonObject variable ? (string)variable["value"]! : (string)node!;

    private Task StartAsync(HttpContext context, FakeRequest request)
    {
        var body = JsonNode.Parse(request.Body)!;
        var given = (body["templateParameters"] ?? body["variables"])!.AsObject();
        if (given.ContainsKey("unknown"))
        {
            return ProblemAsync(context, 400, "Unexpected parameter 'unknown'");
        }

        var name = (string?)body["resources"]?["repositories"]?["self"]?["refName"] ?? "refs/heads/main";
        var run = Add(Pipeline, name["refs/heads/".Length..], given.ToDictionary(entry => entry.Key, entry => Text(entry.Value), StringComparer.Ordinal));
        return JsonAsync(context, 200, $$"""
            {"_links":{"self":{"href":"{{Url}}/Fabrikam/8b1a/_apis/pipelines/12/runs/{{run.Id}}"},"web":{"href":"{{Url}}{{Project}}/_build/results?buildId={{run.Id}}"},"pipeline":{"href":"{{Url}}{{Apis}}/pipelines/12?revision=3"} },
             "templateParameters":{{JsonSerializer.Serialize(run.Inputs)}},"pipeline":{"url":"{{Url}}{{Apis}}/pipelines/12?revision=3","id":12,"revision":3,"name":"Build app","folder":"\\"},
             "state":"inProgress","createdDate":"2026-03-02T09:00:00.2Z","url":"{{Url}}{{Apis}}/pipelines/12/runs/{{run.Id}}","resources":{"repositories":{"self":{"refName":"{{name}}","version":"a1b2"} } },"id":{{run.Id}},"name":"20260302.1"}
            """);
    }

    private Task ListAsync(HttpContext context, FakeRequest request) =>
        request.Query.GetValueOrDefault("definitions") == "12" && request.Query.ContainsKey("minTime")
            ? JsonAsync(context, 200, $$"""{"count":{{Runs.Count}},"value":[{{string.Join(',', Enumerable.Reverse(Runs).Select(Json))}}]}""")
            : ProblemAsync(context, 400, "A filter is missing.");

    private Task BuildAsync(HttpContext context, FakeRequest request)
    {
        var parts = request.Path.Split('/');
        if (parts is not [_, "Fabrikam", "Web%20Shop", "_apis", "build", "builds", var id, .. var rest] || Runs.Find(run => $"{run.Id}" == id) is not { } run)
        {
            return ProblemAsync(context, 404, "The requested build could not be found.");
        }

        return (request.Method, string.Join('/', rest)) switch
        {
            ("GET", "") => JsonAsync(context, 200, Json(run)),
            ("PATCH", "") when run.End is not null => ProblemAsync(context, 400, "The build is not in progress."),
            ("PATCH", "") when (string)request.Json.GetProperty("status").GetString()! == "cancelling" => CancelAsync(context, run),
            ("GET", "attachments/release-outputs") => AttachmentsAsync(context, run),
            ("GET", "t1/r1/attachments/release-outputs/release-outputs") => FileAsync(context, run),
            _ => ProblemAsync(context, 404, "Not found."),
        };
    }

    private Task CancelAsync(HttpContext context, FakeRun run)
    {
        run.Stop();
        return JsonAsync(context, 200, Json(run));
    }

    private Task AttachmentsAsync(HttpContext context, FakeRun run)
    {
        var at = AttachmentsAt ?? $"{Url}{Apis}/build/builds/{run.Id}/t1/r1/attachments/release-outputs/release-outputs?api-version=7.1";
        var item = $$"""{"_links":{"self":{"href":"{{at}}"} },"name":"release-outputs"}""";
        return JsonAsync(context, 200, run.Outputs is null ? """{"count":0,"value":[]}""" : $$"""{"count":1,"value":[{{item}}]}""");
    }

    private static async Task FileAsync(HttpContext context, FakeRun run)
    {
        context.Response.ContentType = "application/octet-stream";
        await context.Response.Body.WriteAsync(run.Outputs);
    }

    private string Json(FakeRun run)
    {
        var result = run.End switch { null => string.Empty, FakeEnd.Succeeded => "\"result\":\"succeeded\",", FakeEnd.Failed => "\"result\":\"failed\",", _ => "\"result\":\"canceled\"," };
        var parameters = JsonSerializer.Serialize(run.Inputs);
        return $$"""
            {"_links":{"self":{"href":"{{Url}}{{Apis}}/build/Builds/{{run.Id}}"},"web":{"href":"{{Url}}{{Project}}/_build/results?buildId={{run.Id}}"} },"id":{{run.Id}},"buildNumber":"20260302.1",
             "status":"{{(run.End is null ? "inProgress" : "completed")}}",{{result}}"queueTime":"2026-03-02T09:00:00.2Z","definition":{"id":12,"name":"Build app"},
             {{(TellsParameters ? $"\"templateParameters\":{parameters}," : string.Empty)}}"parameters":{{JsonSerializer.Serialize(parameters)}},
             "sourceBranch":"refs/heads/{{run.Ref}}","reason":"manual","project":{"id":"8b1a","name":"Web Shop"} }
            """;
    }
}
