using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReleaseOrchestration.Connectors.Tests.Conformance.Systems;

/// <summary>A server as <c>http</c> wants it: it does the work of an idempotency key once.</summary>
internal sealed class FakeHttpCi : FakeSystem
{
    private readonly Dictionary<string, FakeRun> _byKey = new(StringComparer.Ordinal);

    public override string Pipeline => "app/build";

    public override string Connector(string token, string more = "") =>
        $"connector: {{id: c, type: http, url: '{Url}/start', poll-url: '{Url}/runs/{{handle}}', cancel-url: '{Url}/runs/{{handle}}/cancel', headers: {{Authorization: 'Bearer {token}'}}{more}}}";

    public override bool IsStart(FakeRequest request) => request.Path == "/start";

    protected override bool IsKnown(FakeRequest request) => request.Headers.GetValueOrDefault("Authorization") == $"Bearer {Token}";

    protected override Task RefuseAsync(HttpContext context) => JsonAsync(context, 401, """{"message":"Bad credentials"}""");

    protected override Task AnswerAsync(HttpContext context, FakeRequest request)
    {
        if (IsStart(request))
        {
            lock (_byKey)
            {
                return StateAsync(context, _byKey.TryGetValue(request.Headers["Idempotency-Key"], out var again) ? again : _byKey[request.Headers["Idempotency-Key"]] = Begin(request));
            }
        }

        var parts = request.Path.Split('/');
        if (Runs.Find(run => parts.Length > 2 && parts[2] == $"{run.Id}") is not { } known)
        {
            return JsonAsync(context, 404, """{"message":"Not Found"}""");
        }

        if (request.Path.EndsWith("/cancel", StringComparison.Ordinal))
        {
            known.Stop();
        }

        return StateAsync(context, known);
    }

    private FakeRun Begin(FakeRequest request)
    {
        var body = JsonNode.Parse(request.Body)!;
        return Add((string)body["pipeline"]!, (string)body["ref"]!, body["inputs"]!.AsObject().ToDictionary(input => input.Key, input => input.Value!.ToString(), StringComparer.Ordinal));
    }

    private Task StateAsync(HttpContext context, FakeRun run)
    {
        var status = run.End switch { null => "running", FakeEnd.Succeeded => "succeeded", FakeEnd.Failed => "failed", _ => "cancelled" };
        var outputs = run.Outputs is null ? "{}" : Encoding.UTF8.GetString(run.Outputs);
        return JsonAsync(context, 200, $$"""{"status":"{{status}}","handle":"{{run.Id}}","logUrl":"{{Url}}/logs/{{run.Id}}","outputs":{{outputs}}}""");
    }
}
