using System.Net;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class DefinitionApiTests
{
    [Fact]
    public async Task Apply_SeveralDocuments_SavesAllAndIsIdempotent()
    {
        await using var server = await RunningServer.StartAsync();
        var first = await server.ApplyAsync(Definitions.Approval);
        var second = await server.ApplyAsync(Definitions.Approval);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(["created", "created"], first.Json.GetProperty("applied").EnumerateArray().Select(a => a.GetProperty("change").GetString()));
        Assert.Equal(["unchanged", "unchanged"], second.Json.GetProperty("applied").EnumerateArray().Select(a => a.GetProperty("change").GetString()));
        Assert.Equal("Configured", (await server.GetAsync("api/input-sets/march")).Text("state"));
    }

    [Fact]
    public async Task Apply_OneDocumentWrong_SavesNothingAndSaysWhere()
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.ApplyAsync(Definitions.Approval + "\n---\ninputSet: {id: april, process: nowhere}\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("RO2004", answer.Code);
        var problem = answer.Json.GetProperty("problems").EnumerateArray().Single(p => p.GetProperty("severity").GetString() == "error");
        Assert.Equal(Definitions.Approval.Split('\n').Length + 2, problem.GetProperty("line").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("api/processes/approval")).Status);
        Assert.Empty((await server.GetAsync("api/input-sets")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Validate_Cycle_ReportsItAndStoresNothing()
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Post, "api/validate", """
            process:
              id: p
              phases:
                - phase: {id: a, depends-on: [b], activities: [{activity: {id: x, type: wait, duration: 1m}}]}
                - phase: {id: b, depends-on: [a], activities: [{activity: {id: y, type: wait, duration: 1m}}]}
            """, "application/yaml");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.False(answer.Json.GetProperty("valid").GetBoolean());
        Assert.Contains("RO1109", answer.Body, StringComparison.Ordinal);
        Assert.Empty((await server.GetAsync("api/processes")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Validate_Scenarios_AreCheckedAgainstTheTextAndWhatIsSaved()
    {
        await using var server = await RunningServer.StartAsync();
        const string Text = "scenario: {id: s, process: p, input-set: i, script: [{on: a.nowhere, result: succeeded, after: 1m}, {at: 1h, end-freeze: f, by: 'user:bob'}], expect: {}}\n";
        var alone = await server.SendAsync(HttpMethod.Post, "api/validate", Text, "application/yaml");
        Assert.False(alone.Json.GetProperty("valid").GetBoolean());
        Assert.Contains("RO1501", alone.Body, StringComparison.Ordinal);

        const string Saved = """
            process: {id: p, inputs: {v: {required: true}}, phases: [{phase: {id: a, activities: [{activity: stored, id: x}, {activity: {id: sub, type: subprocess, process: child}}]}}]}
            ---
            process: {id: child, phases: [{phase: {id: only, activities: [{activity: {id: d, type: wait, duration: 1m}}]}}]}
            ---
            activity: {id: stored, type: automated, pipeline: {pipeline: x}}
            ---
            inputSet: {id: i, process: p, global: {v: one}}
            ---
            freeze: {id: f, scope: {environments: [prod]}, from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z'}
            """;
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, "api/apply", Saved, "application/yaml")).Status);
        var wrong = await server.SendAsync(HttpMethod.Post, "api/validate", Text, "application/yaml");
        var problem = Assert.Single(wrong.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal("RO1504", problem.GetProperty("code").GetString());
        var right = await server.SendAsync(HttpMethod.Post, "api/validate", Text.Replace("a.nowhere", "a.x", StringComparison.Ordinal), "application/yaml");
        Assert.True(right.Json.GetProperty("valid").GetBoolean(), right.Body);
        var twice = await server.SendAsync(HttpMethod.Post, "api/validate", "scenario: {id: s, process: p, inputs: {v: x}, expect: {}}\n---\nscenario: {id: s, process: p, inputs: {v: x}, expect: {}}\n", "application/yaml");
        Assert.Contains("The scenario `s` stands in the text twice.", twice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ScenarioOfAProcessInTheText_GoesBeforeTheSavedOne()
    {
        await using var server = await RunningServer.StartAsync();
        const string Saved = "process: {id: p, phases: [{phase: {id: a, activities: [{activity: {id: old, type: wait, duration: 1m}}]}}]}\n";
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, "api/apply", Saved, "application/yaml")).Status);
        var text = Saved.Replace("old", "new", StringComparison.Ordinal) + "---\nscenario: {id: s, process: p, expect: {statuses: {a.new: Succeeded}}}\n";
        var answer = await server.SendAsync(HttpMethod.Post, "api/validate", text, "application/yaml");
        Assert.True(answer.Json.GetProperty("valid").GetBoolean(), answer.Body);
        var stale = await server.SendAsync(HttpMethod.Post, "api/validate", text.Replace("a.new", "a.old", StringComparison.Ordinal), "application/yaml");
        Assert.Contains("RO1504", stale.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutProcess_WithPreconditions_MakesVersionsAndRefusesStaleOnes()
    {
        await using var server = await RunningServer.StartAsync();
        var text = Definitions.Approval.Split("\n---")[0];
        var created = await server.SendAsync(HttpMethod.Put, "api/processes/approval", text, "application/yaml", ("If-None-Match", "*"));
        var changed = await server.SendAsync(
            HttpMethod.Put, "api/processes/approval", "# why\n" + text.Replace("Approval of a change", "Other", StringComparison.Ordinal), "application/yaml", ("If-Match", created.Text("etag")));
        var stale = await server.SendAsync(HttpMethod.Put, "api/processes/approval", text, "application/yaml", ("If-Match", created.Text("etag")));
        var again = await server.SendAsync(HttpMethod.Put, "api/processes/approval", text, "application/yaml", ("If-None-Match", "*"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.Status, changed.Status));
        Assert.Equal("2", changed.Text("version"));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "RO4006"), (stale.Status, stale.Code));
        Assert.Equal(HttpStatusCode.PreconditionFailed, again.Status);
        Assert.Equal(2, (await server.GetAsync("api/processes/approval/versions")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal("Approval of a change", (await server.GetAsync("api/processes/approval?version=1")).Text("definition", "name"));
        Assert.StartsWith("# why", (await server.GetAsync("api/processes/approval", ("Accept", "application/yaml"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutProcess_OtherIdThanTheAddress_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Put, "api/processes/other", Definitions.Approval.Split("\n---")[0], "application/yaml");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "RO2006"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task List_WithLimit_PagesInOrder()
    {
        await using var server = await RunningServer.StartAsync();
        var sets = string.Join("\n---\n", new[] { "c", "a", "b" }.Select(id => $"inputSet: {{id: {id}, process: approval}}"));
        await server.ApplyAsync(Definitions.Approval + "\n---\n" + sets);

        var first = await server.GetAsync("api/input-sets?limit=2");
        var second = await server.GetAsync("api/input-sets?limit=2&cursor=" + first.Text("nextCursor"));
        var ids = first.Json.GetProperty("items").EnumerateArray().Concat(second.Json.GetProperty("items").EnumerateArray()).Select(i => i.GetProperty("id").GetString());

        Assert.Equal(["a", "b", "c", "march"], ids);
        Assert.Equal(string.Empty, second.Text("nextCursor"));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync("api/input-sets?cursor=!")).Status);
    }

    [Fact]
    public async Task GetInputSet_RequiredInputMissing_IsIncomplete()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions.Approval + "\n---\ninputSet: {id: empty, process: approval}");
        var answer = await server.GetAsync("api/input-sets/empty");
        Assert.Equal("Incomplete", answer.Text("state"));
        Assert.Equal("version", answer.Json.GetProperty("missing")[0].GetString());
    }
}
