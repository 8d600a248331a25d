using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Schemas;

namespace ReleaseOrchestration.Core.Tests.Schemas;

public sealed class DocumentSchemasTests
{
    private const string Shapes = """
        process:
          id: shapes
          inputs: {v: {type: string, required: true, pattern: '\d+'}, n: {type: multiService}, empty: }
          phases:
            - phase:
                identifier: build
                when: <+releaseInput.global.v == '1'>
                not-before: <+releaseInput.global.v>h
                due:
                window: {days: [Mon, tuesday], from: '09:00', to: '24:00', timeZone: Europe/Zurich}
                gates:
                  entry: [{id: go, approval: {approvers: user:a, quorum: 1, deadline: PT30M, remind: [50%, 75], exclude: creator}}]
                  exit: [{id: green, check: <+pipeline.outputs.ok>, pipeline: x, every: 5m, timeout: 1d 12h}]
                activities:
                  - activity: {id: inline, type: Automated, pipeline: {connector: gh, pipeline: o/p, input_set: {variables: [{name: x, value: 1}]}}, onFailure: stop}
                  - activity: deploy@3
                    id: by_reference
                    depends_on: [inline, qa.w]
                    retry: {attempts: 3, backoff: 30s}
                  - activity: bare
                  - activity: {id: people, approvalType: multiple, approvers: [user:a, user:b], requiredApprovals: "2", fields: [{id: f, label: F, type: dropdown, options: [a, 1]}], tasks: [{id: t, required: false, userGroups: ops}]}
            - phase: {id: qa, activities: [{activity: {id: w, type: wait, duration: "${variables.x}"}}, {activity: {id: u, until: 2025-04-07T06:00:00Z}}]}
        ---
        {"processInput": {"identifier": "s", "processRef": "weekly", "global": {"with": {"v": 1}}, "phases": [{"id": "build", "activities": [{"id": "a", "inputs": {"x": [1]}}]}]}}
        ---
        input_set: {id: s, process: p, global: [{name: v, value: 1}], phases: {build: {with: {x: 1}, activities: {a: {x: 1}, b: }}, qa: }}
        ---
        activity: {id: deploy, version: 2, type: automated, inputs: {t: {}, u: }, outputs: {o: <+pipeline.outputs.o>}, tags: [x]}
        ---
        connector: {id: gh, type: azureDevops, token: env://T, organisation: {anything: [1]}}
        ---
        release_group: {identifier: g, color: green, type: beta, processRef: p@2, inputSet: s, versionPattern: '{year}.{n}', autoExecuteOnSchedule: true, approver: group:qa, catchUp: Latest, cadence: {frequency: Weekly, day: [Mon, thursday], time: '9:00', timeZone: Europe/Zurich, duration: 2d, startDate: 2025-04-07T06:00:00Z, exceptions: [{date: 2025-12-25, moveTo: 2025-12-24T06:00:00Z, reason: Christmas}]}}
        ---
        notification_rule: {identifier: r, event: release.failed, groups: [weekly], ifCondition: <+event.status == 'Failed'>, channel: [hooks, mail], subject: '${release.name}', enabled: false}
        ---
        notificationChannel: {id: hooks, type: webhook, url: env://HOOK, secret: env://S, allowPrivate: true}
        ---
        notification-channel: {id: mail, type: e-mail, recipients: [approvers, qa@example.com], from: relo@example.com, host: smtp.example.com, port: 587, security: startTls, username: relo, password: env://P, signedLinks: true}
        ---
        phase: {id: alone, activities: []}
        """;

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Get_EverySample_IsAccepted(string file) => AssertAccepted(File.ReadAllText(file));

    [Fact]
    public void Get_EveryShapeAndSpelling_IsAccepted()
    {
        Assert.DoesNotContain(DocumentReader.Read(Shapes).Problems, ReadingCodes.IsOfShape);
        AssertAccepted(Shapes);
    }

    [Theory]
    [InlineData("process: ")]
    [InlineData("process: p")]
    [InlineData("connector: ")]
    [InlineData("process: {}")]
    [InlineData("process: []")]
    [InlineData("process: {id: p}")]
    [InlineData("process: {id: p, phases: []}")]
    [InlineData("process: {id: 1p, phases: [{phase: {id: a}}]}")]
    [InlineData("process: {id: status, phases: [{phase: {id: a}}]}")]
    [InlineData("process: {id: p, phase: [], phases: [{phase: {id: a}}]}")]
    [InlineData("process: {id: p, phases: [{id: a}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, depend-on: [b]}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, run-on: sometimes}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, not-before: tomorrow}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, window: {from: '9', to: '10:00'}}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, window: {from: '09:00'}}}]}")]
    [InlineData("process: {id: p, phases: [{phase: {id: a, gates: [{id: g, approval: {}}]}}]}")]
    [InlineData("process: {id: p, inputs: {v: {type: date}}, phases: [{phase: {id: a}}]}")]
    [InlineData("process: {id: p, inputs: {v: {required: 'yes'}}, phases: [{phase: {id: a}}]}")]
    [InlineData("process: {id: p, inputs: [v], phases: [{phase: {id: a}}]}")]
    [InlineData("phase: {id: a, activities: {a: {}}}")]
    [InlineData("phase: {id: a, activities: [{activity: {name: x}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: }]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, type: magic}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x}, depends-on: [y]}]}")]
    [InlineData("phase: {id: a, activities: [{activity: x@0}]}")]
    [InlineData("phase: {id: a, activities: [{activity: x@1, type: manual}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, timeout: 5}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, timeout: 5 minutes}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, type: wait, until: 2025-04-07}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, type: wait, until: 2h}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, retry: {backoff: 1m}}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, approval: {quorum: 0}}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, approval: {exclude: [boss]}}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, approval: {remind: [150%]}}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, approval: {escalate: {after: 1m, to: []}}}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, fields: [{id: f, min-length: 1.5}]}}]}")]
    [InlineData("phase: {id: a, activities: [{activity: {id: x, tasks: [{name: t}]}}]}")]
    [InlineData("inputSet: {id: s}")]
    [InlineData("inputSet: {id: s, process: p, global: 5}")]
    [InlineData("inputSet: {id: s, process: p, phases: [{inputs: {}}]}")]
    [InlineData("inputSet: {id: s, process: p, phases: {a: {outputs: {}}}}")]
    [InlineData("activity: {id: s, depends-on: [x]}")]
    [InlineData("activity: {id: s, version: first}")]
    [InlineData("connector: {id: c}")]
    [InlineData("connector: {id: c, type: ftp}")]
    [InlineData("releaseGroup: {id: g}")]
    [InlineData("notificationRule: {id: r, channels: [c]}")]
    [InlineData("notificationRule: {id: r, events: [release.exploded], channels: [c]}")]
    [InlineData("notificationChannel: {id: c, url: 'https://x.example'}")]
    [InlineData("notificationChannel: {id: c, type: pigeon}")]
    [InlineData("releaseGroup: {id: g, process: p, colour: '#12'}")]
    [InlineData("releaseGroup: {id: g, process: p, cadence: {days: Mon}}")]
    [InlineData("releaseGroup: {id: g, process: p, cadence: {frequency: hourly}}")]
    [InlineData("releaseGroup: {id: g, process: p, cadence: {frequency: daily, at: noon}}")]
    [InlineData("releaseGroup: {id: g, process: p, cadence: {frequency: daily, exceptions: [{date: 25.12.2025}]}}")]
    [InlineData("procss: {id: p}")]
    [InlineData("{process: {id: p, phases: [{phase: {id: a}}]}, extra: 1}")]
    [InlineData("text")]
    [InlineData("[]")]
    public void Get_WrongDocument_IsRefusedByReaderAndSchema(string yaml)
    {
        var json = Assert.Single(SourceJson.Read(yaml));

        Assert.True(DocumentReader.Read(yaml).HasErrors);
        Assert.All(DocumentSchemas.Kinds, kind => Assert.False(new SchemaEvaluator(DocumentSchemas.Get(kind)!).Accepts(json)));
    }

    [Fact]
    public void Get_EveryKind_SaysWhatItIsAndDescribesEveryKey() => Assert.All(DocumentSchemas.Kinds, kind =>
    {
        var schema = JsonNode.Parse(DocumentSchemas.Get(kind)!)!.AsObject();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]!.ToString());
        Assert.Equal($"urn:release-orchestration:schema:{kind}", schema["$id"]!.ToString());
        var maps = schema["$defs"]!.AsObject().Select(definition => definition.Value!.AsObject()).Prepend(schema).Where(map => map.ContainsKey("properties")).ToList();
        Assert.All(maps, map => Assert.NotEqual(string.Empty, map["description"]!.ToString()));
        Assert.All(maps.SelectMany(map => map["properties"]!.AsObject()), key => Assert.EndsWith(".", key.Value!["description"]!.ToString(), StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("inputSet", "input-set")]
    [InlineData("input_set", "input-set")]
    [InlineData("processInput", "input-set")]
    [InlineData("releaseGroup", "release-group")]
    [InlineData("document", "document")]
    public void Get_OtherSpelling_IsTheSameSchema(string spelling, string kind) => Assert.Same(DocumentSchemas.Get(kind), DocumentSchemas.Get(spelling));

    [Theory]
    [InlineData("release-train")]
    [InlineData("")]
    [InlineData("../process")]
    public void Get_UnknownKind_IsNull(string kind) => Assert.Null(DocumentSchemas.Get(kind));

    private static void AssertAccepted(string yaml)
    {
        var any = new SchemaEvaluator(DocumentSchemas.Get(DocumentSchemas.AnyKind)!);
        foreach (var document in SourceJson.Read(yaml))
        {
            var kind = DocumentSchemas.Get(Assert.Single(document!.AsObject()).Key);
            Assert.True(new SchemaEvaluator(kind!).Accepts(document), document.ToJsonString());
            Assert.True(any.Accepts(document));
        }
    }
}
