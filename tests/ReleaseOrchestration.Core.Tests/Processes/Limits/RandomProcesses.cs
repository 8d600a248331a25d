using System.Text.Json.Nodes;

namespace ReleaseOrchestration.Core.Tests.Processes.Limits;

/// <summary>Valid processes with something of every kind, as JSON.</summary>
internal sealed class RandomProcesses(Random random)
{
    private static readonly string[] Texts =
        ["", "plain", "with: colon", "- dash", "#no comment", "true", "12", "1.50", "null", "~", "a\nb", "  space ", "é ß 漢 😀", "it's", "say \"hi\"", "\\back", "*a", "&a", "!t", "{x}", "[y]", "%", "@", "`", "2025-04-07", "0x1F", "<<", "a\tb", "\u00a0", "\u2028"];

    public JsonObject Next()
    {
        var phases = random.Next(1, 5);
        var body = new JsonObject { ["id"] = "p", ["phases"] = new JsonArray([.. Enumerable.Range(0, phases).Select(Phase)]) };
        Maybe(body, "name", () => Text());
        Maybe(body, "description", () => Text());
        Maybe(body, "owners", () => new JsonArray(Text(), Text()));
        Maybe(body, "tags", () => new JsonArray("standard", "x"));
        Maybe(body, "variables", () => new JsonObject { ["region"] = Value(0), ["other"] = Value(0) });
        Maybe(body, "inputs", Inputs);
        Maybe(body, "outputs", () => new JsonObject { ["o"] = Value(0) });
        return new JsonObject { ["process"] = body };
    }

    private JsonObject Phase(int number)
    {
        var phase = new JsonObject { ["id"] = $"p{number}" };
        Maybe(phase, "name", () => Text());
        Maybe(phase, "depends-on", () => Earlier("p", number));
        Maybe(phase, "if", () => "release.name == 'x'");
        Maybe(phase, "run-on", () => Pick("success", "failure", "always"));
        Maybe(phase, "not-before", () => Pick("3d 9h", "PT30M", "2025-04-07T06:00:00Z"));
        Maybe(phase, "window", () => new JsonObject { ["days"] = new JsonArray("Mon", "Tue"), ["from"] = "09:00", ["to"] = "17:00", ["timezone"] = "Europe/Zurich" });
        Maybe(phase, "due", () => "4d 18h");
        Maybe(phase, "environment", () => "prod1");
        Maybe(phase, "services", () => new JsonArray("checkout", "billing"));
        Maybe(phase, "variables", () => new JsonObject { ["v"] = Value(0) });
        Maybe(phase, "gates", () => new JsonObject
        {
            ["entry"] = new JsonArray(new JsonObject { ["id"] = "go", ["approval"] = Approval() }),
            ["exit"] = new JsonArray(new JsonObject { ["id"] = "green", ["check"] = "pipeline.outputs.ok", ["pipeline"] = new JsonObject { ["pipeline"] = "x" }, ["every"] = "7m", ["timeout"] = "2h" }),
        });
        phase["activities"] = new JsonArray([.. Enumerable.Range(0, random.Next(0, 5)).Select(activity => new JsonObject { ["activity"] = Activity(activity) })]);
        return new JsonObject { ["phase"] = phase };
    }

    private JsonObject Activity(int number)
    {
        var activity = new JsonObject { ["id"] = $"a{number}" };
        switch (random.Next(4))
        {
            case 0:
                activity["type"] = "automated";
                activity["pipeline"] = new JsonObject { ["connector"] = "gh", ["pipeline"] = "org/x", ["ref"] = "main", ["inputs"] = new JsonObject { ["i"] = Value(0) } };
                Maybe(activity, "outputs", () => new JsonObject { ["A"] = "<+pipeline.outputs.a>" });
                Maybe(activity, "retry", () => new JsonObject { ["attempts"] = random.Next(1, 5), ["backoff"] = "30s", ["factor"] = 2, ["max"] = "10m" });
                Maybe(activity, "timeout", () => "1h 30m");
                break;
            case 1:
                activity["type"] = "manual";
                Maybe(activity, "approval", Approval);
                Maybe(activity, "tasks", () => new JsonArray(new JsonObject { ["id"] = "t", ["name"] = Text(), ["required"] = random.Next(2) == 0, ["expected-duration"] = "2h" }));
                Maybe(activity, "fields", () => new JsonArray(new JsonObject { ["id"] = "f", ["type"] = "text", ["required"] = true, ["min-length"] = 5 }));
                break;
            case 2:
                activity["type"] = "subprocess";
                activity["process"] = Pick("child", "child@2");
                Maybe(activity, "outputs", () => new JsonObject { ["A"] = "${subprocess.outputs.a}" });
                break;
            default:
                activity["type"] = "wait";
                activity["duration"] = Pick("30s", "1d 12h", "PT5M");
                break;
        }

        Maybe(activity, "name", () => Text());
        Maybe(activity, "depends-on", () => Earlier("a", number));
        Maybe(activity, "run-on", () => Pick("success", "failure", "always"));
        Maybe(activity, "on-failure", () => Pick("hold", "fail", "ignore"));
        Maybe(activity, "lock", () => "prod");
        Maybe(activity, "inputs", () => new JsonObject { ["x"] = Value(0), ["y"] = Value(0) });
        return activity;
    }

    private JsonObject Approval()
    {
        var approval = new JsonObject { ["approvers"] = new JsonArray("user:alice", "group:qa") };
        Maybe(approval, "quorum", () => Pick("one", "majority", "all", "2"));
        Maybe(approval, "mode", () => Pick("parallel", "sequential"));
        Maybe(approval, "exclude", () => new JsonArray("creator", "starter"));
        Maybe(approval, "on-reject", () => Pick("fail", "continue", "hold"));
        if (random.Next(2) == 0)
        {
            approval["deadline"] = "30m";
            approval["on-deadline"] = Pick("reject", "approve", "hold");
            approval["remind"] = new JsonArray("50%", "75%");
        }

        return approval;
    }

    private JsonObject Inputs() => new()
    {
        ["version"] = new JsonObject { ["type"] = "string", ["required"] = true, ["pattern"] = @"^\d+\.\d+$", ["description"] = Text() },
        ["hours"] = new JsonObject { ["type"] = "number", ["default"] = random.Next(0, 241), ["min"] = 0, ["max"] = 240 },
        ["tier"] = new JsonObject { ["type"] = "string", ["allowed"] = new JsonArray("staging", "production"), ["default"] = "staging" },
        ["token"] = new JsonObject { ["type"] = "secret" },
    };

    private JsonNode? Value(int depth) => random.Next(depth > 3 ? 5 : 7) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-1000, 1000)),
        3 => JsonValue.Create(random.Next(-100_000, 100_000) / 100m),
        4 => Text(),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth + 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"k{i}", Value(depth + 1)))),
    };

    private JsonArray Earlier(string prefix, int below) => new([.. Enumerable.Range(0, below).Where(_ => random.Next(2) == 0).Select(i => (JsonNode)$"{prefix}{i}")]);

    private JsonNode Text() => Pick(Texts);

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private void Maybe(JsonObject map, string key, Func<JsonNode?> value)
    {
        if (random.Next(3) == 0)
        {
            map[key] = value();
        }
    }
}
