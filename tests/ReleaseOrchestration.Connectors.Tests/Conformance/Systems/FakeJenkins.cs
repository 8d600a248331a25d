using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ReleaseOrchestration.Connectors.Tests.Conformance.Systems;

/// <summary>The remote access API of a controller below <c>/ci</c>, with a job <c>Team A/app</c> that has the parameters of the tests, and one without any.</summary>
internal sealed class FakeJenkins : FakeSystem
{
    private const string User = "release";
    private const string Root = "/ci";
    private const string Job = $"{Root}/job/Team%20A/job/app";

    public override string Pipeline => "Team A/app";

    /// <summary>Whether it wants crumbs, and a session with them.</summary>
    public bool WantsCrumbs { get; set; } = true;

    /// <summary>How many questions an item stays in the queue for.</summary>
    public int QueuedFor { get; set; } = 1;

    /// <summary>Whether the queue has forgotten its items.</summary>
    public bool Forgets { get; set; }

    /// <summary>What it says that the builds are called.</summary>
    public string OwnUrl { get; set; } = "http://jenkins.internal:8080/ci";

    public override string Connector(string token, string more = "") =>
        $"connector: {{id: c, type: jenkins, url: '{Url}{Root}/', user: {User}, token: '{token}', ref-input: BRANCH{(more.Contains("correlation-input", StringComparison.Ordinal) ? string.Empty : ", correlation-input: RELEASE_KEY")}{more}}}";

    public override bool IsStart(FakeRequest request) => request.Path.EndsWith("/buildWithParameters", StringComparison.Ordinal) || request.Path.EndsWith("/build", StringComparison.Ordinal);

    protected override bool IsKnown(FakeRequest request) =>
        request.Headers.GetValueOrDefault("Authorization") == $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{User}:{Token}"))}";

    protected override Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Jenkins\"";
        return context.Response.WriteAsync("<html><head><title>Error 401 Unauthorized</title></head></html>");
    }

    protected override Task AnswerAsync(HttpContext context, FakeRequest request)
    {
        if (request.Method == "POST" && WantsCrumbs && (request.Headers.GetValueOrDefault("Jenkins-Crumb") != "c0ffee" || request.Headers.GetValueOrDefault("Cookie") != "JSESSIONID.1=node0"))
        {
            return JsonAsync(context, 403, """{"servlet":"Stapler","message":"No valid crumb was included in the request","url":"/ci","status":"403"}""");
        }

        return (request.Method, request.Path) switch
        {
            ("GET", $"{Root}/crumbIssuer/api/json") => CrumbAsync(context),
            ("POST", $"{Job}/buildWithParameters") => EnqueueAsync(context, request, Pipeline),
            ("POST", $"{Root}/job/plain/build") => EnqueueAsync(context, request, "plain"),
            ("GET", $"{Root}/queue/api/json") => JsonAsync(context, 200, $$"""{"_class":"hudson.model.Queue","items":[{{string.Join(',', Runs.Where(IsQueued).Select(Item))}}]}"""),
            ("GET", $"{Job}/api/json") => JsonAsync(context, 200, $$"""{"_class":"org.jenkinsci.plugins.workflow.job.WorkflowJob","builds":[{{string.Join(',', Enumerable.Reverse(Runs).Where(run => !IsQueued(run)).Select(Build))}}]}"""),
            ("POST", $"{Root}/queue/cancelItem") => StopAsync(context, Runs.Find(run => $"{ItemOf(run)}" == request.Query["id"])),
            _ => RunAsync(context, request),
        };
    }

    private static long ItemOf(FakeRun run) => run.Id + 1000;

    private static long NumberOf(FakeRun run) => run.Id - 30433600;

    private static string Actions(FakeRun run) =>
        $$"""[{"_class":"hudson.model.ParametersAction","parameters":[{{string.Join(',', run.Inputs.Select(input => $$"""{"_class":"hudson.model.StringParameterValue","name":{{JsonSerializer.Serialize(input.Key)}},"value":{{JsonSerializer.Serialize(input.Value)}} }"""))}}]},{"_class":"hudson.model.CauseAction"},{}]""";

    private static Task PageAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync($"<html><head><title>Error {status}</title></head><body>Jenkins</body></html>");
    }

    private bool IsQueued(FakeRun run) => QueuedFor > 0 && run == Runs[^1] && run.End is null;

    private Task CrumbAsync(HttpContext context)
    {
        if (!WantsCrumbs)
        {
            return PageAsync(context, 404);
        }

        context.Response.Headers.SetCookie = "JSESSIONID.1=node0; Path=/ci; HttpOnly; SameSite=Lax";
        return JsonAsync(context, 200, """{"_class":"hudson.security.csrf.DefaultCrumbIssuer","crumb":"c0ffee","crumbRequestField":"Jenkins-Crumb"}""");
    }

    private Task EnqueueAsync(HttpContext context, FakeRequest request, string job)
    {
        var form = QueryHelpers.ParseQuery(request.Body).ToDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.Ordinal);
        form.Remove("BRANCH", out var branch);
        var run = Add(job, branch ?? string.Empty, form);
        context.Response.StatusCode = 201;
        context.Response.Headers.Location = $"{OwnUrl}/queue/item/{ItemOf(run).ToString(CultureInfo.InvariantCulture)}/";
        return Task.CompletedTask;
    }

    private Task RunAsync(HttpContext context, FakeRequest request)
    {
        var parts = request.Path.Split('/');
        if (parts is [_, "ci", "queue", "item", var item, "api", "json"])
        {
            return Forgets || Runs.Find(run => $"{ItemOf(run)}" == item) is not { } queued ? PageAsync(context, 404) : JsonAsync(context, 200, Asked(queued));
        }

        if (parts is not [_, "ci", "job", "Team%20A", "job", "app", var number, .. var rest] || Runs.Find(run => $"{NumberOf(run)}" == number) is not { } run)
        {
            return PageAsync(context, 404);
        }

        return (request.Method, string.Join('/', rest)) switch
        {
            ("GET", "api/json") => JsonAsync(context, 200, Build(run)),
            ("GET", "artifact/release-outputs.json") when run.Outputs is not null => context.Response.Body.WriteAsync(run.Outputs).AsTask(),
            ("POST", "stop") => StopAsync(context, run),
            _ => PageAsync(context, 404),
        };
    }

    // Both ways of stopping send to a page afterwards.
    private Task StopAsync(HttpContext context, FakeRun? run)
    {
        run?.Stop();
        context.Response.StatusCode = run is null ? 404 : 302;
        context.Response.Headers.Location = $"{OwnUrl}/";
        return Task.CompletedTask;
    }

    private string Asked(FakeRun run)
    {
        var answer = Item(run);
        QueuedFor--;
        return answer;
    }

    private string Item(FakeRun run)
    {
        var state = IsQueued(run)
            ? "\"_class\":\"hudson.model.Queue$BuildableItem\",\"why\":\"Waiting for next available executor\""
            : run is { End: FakeEnd.Cancelled, StopAsked: true } && QueuedFor > 0
                ? "\"_class\":\"hudson.model.Queue$LeftItem\",\"cancelled\":true"
                : $$"""
                    "_class":"hudson.model.Queue$LeftItem","cancelled":false,"executable":{"_class":"org.jenkinsci.plugins.workflow.job.WorkflowRun","number":{{NumberOf(run)}},"url":"{{OwnUrl}}/job/Team%20A/job/app/{{NumberOf(run)}}/"}
                    """;
        return $$"""{"actions":{{Actions(run)}},"blocked":false,"buildable":true,"id":{{ItemOf(run)}},"inQueueSince":1772442000000,"stuck":false,"task":{"_class":"org.jenkinsci.plugins.workflow.job.WorkflowJob","name":"app","url":"{{OwnUrl}}/job/Team%20A/job/app/"},"url":"queue/item/{{ItemOf(run)}}/",{{state}}}""";
    }

    private string Build(FakeRun run)
    {
        var result = run.End switch { null => "null", FakeEnd.Succeeded => "\"SUCCESS\"", FakeEnd.Failed => "\"FAILURE\"", _ => "\"ABORTED\"" };
        return $$"""{"_class":"org.jenkinsci.plugins.workflow.job.WorkflowRun","actions":{{Actions(run)}},"building":{{(run.End is null ? "true" : "false")}},"description":null,"displayName":"#{{NumberOf(run)}}","number":{{NumberOf(run)}},"queueId":{{ItemOf(run)}},"result":{{result}},"timestamp":1772442000000,"url":"{{OwnUrl}}/job/Team%20A/job/app/{{NumberOf(run)}}/"}""";
    }
}
