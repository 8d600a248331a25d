using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class DocumentShapeTests
{
    private const string BuildPhase = """
        phase:
          id: build_phase
          name: Build Phase
          description: Responsible for source code compilation and validation, artifact generation and packaging, and security scanning and compliance checks.
          owners:
            - Development Team
          depends-on: []
          activities:
            - activity:
                id: branch_cut
                name: Branch Cut
                type: manual
            - activity:
                id: run_ci_pipeline
                name: Run CI Pipeline
                type: automated
                depends-on:
                  - branch_cut
            - activity:
                id: security_scan
                name: Security Scan
                type: automated
                depends-on:
                  - run_ci_pipeline
        """;

    [Fact]
    public void Read_BarePhase_IsAProcessOfThatPhase()
    {
        var process = Marked.Process(BuildPhase);
        Assert.Equal(("build_phase", "Build Phase"), (process.Id, process.Name));
        var phase = Assert.Single(process.Phases);
        Assert.Equal(["Development Team"], phase.Owners.ToArray());
        Assert.Equal(["branch_cut", "run_ci_pipeline", "security_scan"], phase.Activities.Select(activity => activity.Id));
        Assert.Equal(["branch_cut"], phase.Activities[1].DependsOn.ToArray());
    }

    [Fact]
    public void Read_ManualActivityThatAsksForNothing_WaitsForOneTask()
    {
        var task = Assert.Single(Marked.Process(BuildPhase).Phases[0].Activities[0].Tasks);
        Assert.Equal(("complete", "Complete Branch Cut", "true"), (task.Id, task.Name, task.Required));
    }

    [Theory]
    [InlineData("{id: m, type: manual, approval: {approvers: [user:a]}}")]
    [InlineData("{id: m, type: manual, fields: [{id: f, required: true}]}")]
    public void Read_ManualActivityThatAsksForSomething_GetsNoTask(string activity) =>
        Assert.Empty(Marked.Process(Marked.WithActivities(activity)).Phases[0].Activities[0].Tasks);

    [Fact]
    public void Read_AutomatedActivityWithoutPipeline_RunsItsOwnIdAndWarns()
    {
        var problem = Marked.AssertOnly(ProblemCodes.ImplicitPipeline, Marked.WithActivities("§{id: ci, type: automated}"));
        Assert.Contains("connector `default`", problem.Message, StringComparison.Ordinal);
        var pipeline = Marked.Process(Marked.WithActivities("{id: ci, type: automated}")).Phases[0].Activities[0].Pipeline!;
        Assert.Equal(("default", "ci"), (pipeline.Connector, pipeline.Pipeline));
    }

    [Fact]
    public void Read_ThreeActivityShapes_AllLoad()
    {
        var activities = Marked.Process("""
            process:
              id: p
              phases:
                - phase:
                    id: a
                    activities:
                      - activity: {id: inline, name: Inline, type: wait, duration: 1h}
                      - activity: deploy@3
                        id: deploy_a
                        name: Deploy A
                        depends-on: [inline]
                        if: release.version == '1'
                        inputs: {target: a}
                      - activity: deploy
                        id: deploy_b
                        data: {inputs: {target: b}, pipeline: {pipeline: o/p/x, inputSet: {size: 3}}}
                      - activity: unit_tests
            """).Phases[0].Activities;
        Assert.Equal(["inline", "deploy_a", "deploy_b", "unit_tests"], activities.Select(activity => activity.Id));
        Assert.Equal(new StoreReference { Id = "deploy", Version = 3 }, activities[1].Use);
        Assert.Equal("a", activities[1].Inputs["target"].Text);
        Assert.Equal("b", activities[2].Inputs["target"].Text);
        Assert.Equal(DataValue.Of(3), activities[2].Pipeline!.Inputs["size"]);
        Assert.Equal(new StoreReference { Id = "unit_tests" }, activities[3].Use);
    }

    [Theory]
    [InlineData("if")]
    [InlineData("when")]
    [InlineData("ifCondition")]
    public void Read_ConditionAliases_AreAccepted(string key) =>
        Assert.Equal("release.version == '1'", Marked.Process(Marked.WithPhases($"{{id: a, {key}: release.version == '1'}}")).Phases[0].If);

    [Theory]
    [InlineData("pipeline: {connector: gh, pipeline: o/p/x, ref: main, inputs: {a: 1}}", "gh", "main")]
    [InlineData("data: {pipeline: {connector: gh, pipeline: o/p/x, ref: main, inputSet: {a: 1}}}", "gh", "main")]
    [InlineData("data: {pipeline: {pipeline: o/p/x, inputSet: {variables: [{name: a, type: Number, value: 1}]}}}", "default", null)]
    public void Read_PipelineForms_AreTheSame(string form, string connector, string? reference)
    {
        var pipeline = Marked.Process(Marked.WithActivities($"{{id: ci, type: automated, {form}}}")).Phases[0].Activities[0].Pipeline!;
        Assert.Equal((connector, "o/p/x", reference), (pipeline.Connector, pipeline.Pipeline, pipeline.Ref));
        Assert.Equal(DataValue.Of(1), pipeline.Inputs["a"]);
    }

    [Fact]
    public void Read_Approval_KeepsEveryPart()
    {
        var approval = Marked.Process(Marked.WithActivities(
            "{id: m, type: manual, approval: {approvers: [user:alice, group:qa], quorum: 2, mode: sequential, exclude: [creator, starter], deadline: 30m, on-deadline: approve, "
            + "escalate: {after: 15m, to: [group:directors]}, remind: [50%, 75%], on-reject: continue}}")).Phases[0].Activities[0].Approval!;
        Assert.Equal((QuorumKind.Count, 2, ApprovalMode.Sequential), (approval.Quorum.Kind, approval.Quorum.Count, approval.Mode));
        Assert.Equal((TimeSpan.FromMinutes(30), OnDeadline.Approve, OnReject.Continue), (approval.Deadline, approval.OnDeadline, approval.OnReject));
        Assert.Equal([50, 75], approval.Remind.ToArray());
        Assert.Equal((TimeSpan.FromMinutes(15), "group:directors"), (approval.Escalate!.After, approval.Escalate.To[0]));
        Assert.Equal(["creator", "starter"], approval.Exclude.ToArray());
    }

    [Theory]
    [InlineData("approval_type: single, approver: user:a", QuorumKind.One, 0, ApprovalMode.Parallel)]
    [InlineData("approval_type: multiple, approvers: [user:a, user:b]", QuorumKind.All, 0, ApprovalMode.Parallel)]
    [InlineData("approval_type: multiple, approvers: [user:a, user:b], required_approvals: 2", QuorumKind.Count, 2, ApprovalMode.Parallel)]
    [InlineData("approval_type: sequential, approvers: [user:a, user:b]", QuorumKind.All, 0, ApprovalMode.Sequential)]
    public void Read_ApprovalInHarnessProse_IsTheSameApproval(string form, QuorumKind kind, int count, ApprovalMode mode)
    {
        var activity = Marked.Process(Marked.WithActivities($"{{id: m, {form}}}")).Phases[0].Activities[0];
        Assert.Equal(ActivityType.Manual, activity.Type);
        Assert.Equal((kind, count, mode), (activity.Approval!.Quorum.Kind, activity.Approval.Quorum.Count, activity.Approval.Mode));
        Assert.Equal("user:a", activity.Approval.Approvers[0]);
    }

    [Fact]
    public void Read_Gates_AreActivitiesOfTheirPhase()
    {
        var phase = Marked.Process("""
            process:
              id: p
              phases:
                - phase:
                    id: a
                    gates:
                      entry:
                        - {id: go, approval: {approvers: [group:qa]}}
                        - {id: green, check: <+pipeline.outputs.ok>, pipeline: {connector: gh, pipeline: o/p/health}, every: 10m, timeout: 2h}
                      exit:
                        - {id: done, check: "gate('a.@entry.go').outcome == 'approved'"}
            """).Phases[0];
        Assert.Equal([(ActivityType.Manual, "go"), (ActivityType.Check, "green")], phase.EntryGates.Select(gate => (gate.Type, gate.Id)));
        Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromHours(2)), (phase.EntryGates[1].Every, phase.EntryGates[1].Timeout));
        Assert.Equal("gate('a.@entry.go').outcome == 'approved'", Assert.Single(phase.ExitGates).Condition);
    }

    [Fact]
    public void Read_FullPhase_KeepsTimingAndPlace()
    {
        var phase = Marked.Process("""
            {"process": {"id": "p", "inputs": {"services": {"type": "list"}}, "phases": [{"phase": {"id": "a", "run-on": "success", "not-before": "3d 9h", "due": "2025-04-07T06:00:00Z",
            	"window": {"days": ["Mon", "tuesday"], "from": "09:00", "to": "17:30", "timezone": "Europe/Zurich"}, "environment": "prod1",
            	"services": ["checkout", "<+inputs.services>"]}}]}}
            """).Phases[0];
        Assert.Equal(("3d 9h", "2025-04-07T06:00:00Z", "prod1"), (phase.NotBefore, phase.Due, phase.Environment));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday], phase.Window!.Days.ToArray());
        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(17, 30), "Europe/Zurich"), (phase.Window.From, phase.Window.To, phase.Window.TimeZone));
    }

    [Fact]
    public void Read_Inputs_AreTyped()
    {
        var inputs = Marked.Process("""
            process:
              id: p
              inputs:
                version:   {type: string, required: true, pattern: '^\d+\.\d+$'}
                base:      {type: string, default: 1.10}
                services:  {type: list, default: []}
                soakHours: {type: number, default: 24, min: 0, max: 240}
                token:     {type: secret, default: env://TOKEN}
                target:    {type: service, default: checkout}
                free:
              phases: [{phase: {id: a}}]
            """).Inputs;
        Assert.Equal(DataValue.Of("1.10"), inputs["base"].Default);
        Assert.Equal(DataValue.EmptyList, inputs["services"].Default);
        Assert.Equal(DataValue.Of(24), inputs["soakHours"].Default);
        Assert.Equal(DataValue.Secret("env://TOKEN"), inputs["token"].Default);
        Assert.Equal(InputType.Entity, inputs["target"].Type);
        Assert.Equal((InputType.String, false), (inputs["free"].Type, inputs["free"].Required));
    }

    [Theory]
    [InlineData("inputSet: {id: s, process: p, global: {v: 1}, phases: {a: {inputs: {x: 2}, activities: {b: {y: 3}}}}}")]
    [InlineData("processInput: {identifier: s, processRef: p, global: {with: {v: 1}}, phases: [{id: a, inputs: {x: 2}, activities: [{id: b, inputs: {y: 3}}]}]}")]
    [InlineData("process_input: {id: s, process: p, global: {with: [{name: v, value: 1}]}, phases: [{id: a, inputs: [{name: x, value: 2}], activities: [{id: b, inputs: [{name: y, value: 3}]}]}]}")]
    public void Read_InputSetForms_AreTheSame(string text)
    {
        var read = DocumentReader.Read(text);
        Assert.Empty(read.Problems);
        var inputSet = Assert.IsType<InputSetDocument>(Assert.Single(read.Documents)).InputSet;
        Assert.Equal(("s", "p", DataValue.Of(1)), (inputSet.Id, inputSet.Process, inputSet.Global["v"]));
        Assert.Equal(DataValue.Of(2), inputSet.Phases["a"].Inputs["x"]);
        Assert.Equal(DataValue.Of(3), inputSet.Phases["a"].Activities["b"].Find("y"));
    }

    [Fact]
    public void Read_StoreEntry_DeclaresItsInputs()
    {
        var read = DocumentReader.Read("""
            activity:
              id: deploy
              name: Deploy
              type: PIPELINE
              version: 3
              tags: [prod]
              inputs: {target: {type: string, required: true, description: Where to}}
              pipeline: {connector: gh, pipeline: o/p/deploy, inputs: {t: <+activityInput.target>}}
              outputs: {URL: <+pipeline.outputs.url>}
            """);
        Assert.Empty(read.Problems);
        var entry = Assert.IsType<StoreEntryDocument>(Assert.Single(read.Documents)).Entry;
        Assert.Equal(("deploy", "Deploy", 3, ActivityType.Automated), (entry.Id, entry.Name, entry.Version, entry.Activity.Type));
        Assert.True(entry.Activity.DeclaredInputs["target"].Required);
    }

    [Fact]
    public void Read_Connector_KeepsWhatItsTypeNeeds()
    {
        var read = DocumentReader.Read("connector: {id: gh, type: github, apiVersion: '2022-11-28', token: env://GH, settings: {timeout: 3}}");
        Assert.Empty(read.Problems);
        var connector = Assert.IsType<ConnectorDocument>(Assert.Single(read.Documents)).Connector;
        Assert.Equal(("gh", "github"), (connector.Id, connector.Type));
        Assert.Equal(["api-version", "timeout", "token"], connector.Settings!.Entries.Keys);
    }

    [Fact]
    public void Read_Samples_HaveNoErrors()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReleaseOrchestration.sln")))
        {
            folder = folder.Parent;
        }

        var samples = Directory.GetFiles(Path.Combine(folder!.FullName, "samples"), "*.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(samples);
        var errors = samples.SelectMany(sample => DocumentReader.Read(File.ReadAllText(sample), sample).Problems)
            .Where(problem => problem.Severity == Core.Problems.Severity.Error);
        Assert.Empty(errors);
    }
}
