using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>Releases start on Monday, 7 April 2025, at 06:00.</summary>
public sealed class AllowWindowTests
{
    private const string Evening = "{id: evening, name: Evenings, window: allow, recurrence: {frequency: daily, from: '18:00', to: '20:00'}}";
    private const string Always = "from: 2025-01-01T00:00:00Z";
    private static readonly DateTimeOffset Opens = new(2025, 4, 7, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Start_OutsideOfAWindow_WaitsUntilItOpens()
    {
        var run = Run([Evening]);
        Assert.Equal("Pending", run.Status("one.deploy"));
        Assert.Equal(new Wait { Kind = WaitKind.Freeze, On = "evening", Since = ReleaseRun.Start, Until = Opens, IsClosed = true, Message = "Evenings" }, run.WaitOf("one.deploy"));
        run.Pass("11h 59m");
        Assert.False(run.HasPipeline("one.deploy"));
        run.Pass("1m");
        Assert.Equal(Opens, run.View("one.deploy")!.StartedAt);
        Assert.Equal(["one.deploy freeze.holds", "one.deploy freeze.lifted"], run.Events("freeze.").Skip(1));
        var details = run.Transitions.Single(t => t.Event == "freeze.holds").Details!;
        Assert.Equal(("evening", "allow", Opens.ToString("O")), (details.Find("freeze")!.Text, details.Find("window")!.Text, details.Find("until")!.Text));
        Assert.Empty(run.Freezes().Waiting);
    }

    [Theory]
    // Whether it starts at 06:00, for windows that are open (o) and closed (c), and freezes.
    [InlineData(true, "{id: o, window: allow, from: 2025-01-01T00:00:00Z}")]
    [InlineData(false, "{id: c, window: allow, to: 2025-01-01T00:00:00Z}")]
    [InlineData(true, "{id: o, window: allow, from: 2025-01-01T00:00:00Z}", "{id: c, window: allow, to: 2025-01-01T00:00:00Z}")]
    [InlineData(false, "{id: o, window: allow, from: 2025-01-01T00:00:00Z}", "{id: f, from: 2025-01-01T00:00:00Z}")]
    [InlineData(false, "{id: c, window: allow, to: 2025-01-01T00:00:00Z}", "{id: f, from: 2025-01-01T00:00:00Z, mode: warn}")]
    [InlineData(true, "{id: c, window: allow, to: 2025-01-01T00:00:00Z, scope: {environments: stage}}")]
    [InlineData(false, "{id: c, window: allow, to: 2025-01-01T00:00:00Z, scope: {environments: prod}}", "{id: o, window: allow, from: 2025-01-01T00:00:00Z, scope: {environments: stage}}")]
    [InlineData(true, "{id: c, window: allow, to: 2025-01-01T00:00:00Z, mode: warn}")]
    [InlineData(false, "{id: c, window: allow, to: 2025-01-01T00:00:00Z}", "{id: w, window: allow, to: 2025-01-01T00:00:00Z, mode: warn}")]
    [InlineData(true, "{id: c, window: allow, to: 2025-01-01T00:00:00Z}", "{id: w, window: allow, from: 2025-01-01T00:00:00Z, mode: warn}")]
    public void Start_AmongWindowsAndFreezes_NeedsAnOpenOneAndNoFreeze(bool starts, params string[] freezes) => Assert.Equal(starts, Run(freezes).HasPipeline("one.deploy"));

    [Fact]
    public void Why_OfAWindowThatIsClosed_SaysWhenItOpens() =>
        Assert.Equal("`one.deploy` waits for the window `evening` to open, at 2025-04-07 18:00 UTC: Evenings", Assert.Single(WaitReasons.Of(Run([Evening]).Tree(1), ReleaseRun.Start)).Sentence);

    [Fact]
    public void Start_OutsideOfAWindowThatWarns_SaysSo()
    {
        var run = Run(["{id: w, window: allow, mode: warn, to: 2025-01-01T00:00:00Z}"]);
        Assert.Equal(["one.deploy freeze.warned"], run.Events("freeze.").Skip(1));
    }

    [Fact]
    public void Waits_OfSeveralWindowsAndFreezes_AreAllNamed()
    {
        var run = Run([Evening, "{id: noon, window: allow, recurrence: {frequency: daily, from: '12:00', to: '13:00'}}", "{id: a_freeze, from: 2025-04-07T00:00:00Z, to: 2025-04-07T12:30:00Z}"]);
        Assert.Equal(["a_freeze", "evening", "noon"], run.View("one.deploy")!.WaitsFor.Select(w => w.On));
        run.Pass("6h");
        Assert.Equal(["a_freeze"], run.View("one.deploy")!.WaitsFor.Select(w => w.On));
        run.Pass("29m");
        Assert.False(run.HasPipeline("one.deploy"));
        run.Pass("1m");
        Assert.True(run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void Freeze_ThatOutlastsTheWindow_WaitsForTheNextOne()
    {
        var run = Run([Evening, "{id: f, from: 2025-04-07T00:00:00Z, to: 2025-04-07T20:00:00Z}"]);
        run.Pass("14h");
        Assert.False(run.HasPipeline("one.deploy"));
        Assert.Equal(Opens.AddDays(1), run.WaitOf("one.deploy").Until);
        run.Pass("22h");
        Assert.True(run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void BreakGlass_ForAWindow_LetsTheReleasePassItAndNoFreeze()
    {
        var run = Run([Evening, "{id: v, window: allow, to: 2025-01-01T00:00:00Z}", "{id: f, from: 2025-04-07T00:00:00Z, to: 2025-04-07T10:00:00Z}"]);
        run.Break("user:ann", "evening", expires: TimeSpan.FromHours(8));
        run.Break("user:bob", "evening");
        Assert.Equal(["f"], run.View("one.deploy")!.WaitsFor.Select(w => w.On));
        run.Pass("4h");
        Assert.True(run.HasPipeline("one.deploy"));
        Assert.Contains("one.deploy freeze.passed", run.Events("freeze."));
    }

    [Theory]
    [InlineData("pass", true)]
    [InlineData("block", false)]
    public void Rollback_OutsideOfAWindow_GoesByItsRule(string rule, bool passes)
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase: {id: zero, activities: [{activity: {id: first, type: automated, on-failure: fail, pipeline: {pipeline: d}}}]}
                - phase: {id: undo, depends-on: zero, run-on: failure, activities: [{activity: {id: back, type: automated, pipeline: {pipeline: d}}}]}
            """);
        run.Freeze($"{{id: c, window: allow, rollback: {rule}, to: 2025-01-01T00:00:00Z}}");
        run.Fail("zero.first");
        Assert.Equal(passes, run.HasPipeline("undo.back"));
    }

    [Fact]
    public void Change_FromDenyToAllow_IsMindedByWhatItHolds()
    {
        var run = Run(["{id: f, from: 2025-04-07T00:00:00Z, to: 2025-04-07T10:00:00Z}"]);
        run.Freeze("{id: f, window: allow, from: 2025-04-07T08:00:00Z, to: 2025-04-07T10:00:00Z}");
        Assert.Equal((true, ReleaseRun.Start.AddHours(2)), (run.WaitOf("one.deploy").IsClosed, run.WaitOf("one.deploy").Until));
        run.Freeze($"{{id: f, window: allow, {Always}}}");
        Assert.True(run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void Window_ThatIsAddedOrEnded_IsMindedByWhatWaits()
    {
        var run = Run([Evening]);
        run.Freeze("{id: now, window: allow, scope: {environments: stage}, from: 2025-01-01T00:00:00Z}");
        Assert.False(run.HasPipeline("one.deploy"));
        run.Freeze($"{{id: now, window: allow, {Always}}}");
        Assert.True(run.HasPipeline("one.deploy"));

        run = Run([Evening]);
        run.Freeze(Evening, ended: true);
        Assert.True(run.HasPipeline("one.deploy"));
    }

    [Fact]
    public void Serialize_AFreezeThatDenies_IsAsBeforeThereWereWindows()
    {
        var (before, after) = (Read("{id: f, from: 2025-01-01T00:00:00Z}"), Read("{id: f, window: deny, from: 2025-01-01T00:00:00Z}"));
        Assert.Equal(DefinitionCodec.Serialize(before), DefinitionCodec.Serialize(after));
        Assert.DoesNotContain("window", System.Text.Encoding.UTF8.GetString(DefinitionCodec.Serialize(before)), StringComparison.OrdinalIgnoreCase);
        var allow = DefinitionCodec.Serialize(Read("{id: f, window: allow, from: 2025-01-01T00:00:00Z}"));
        Assert.Equal(FreezeWindow.Allow, DefinitionCodec.DeserializeFreeze(allow).Window);
    }

    [Fact]
    public void Snapshot_OfFreezes_IsReadAsItWasWritten()
    {
        var run = Run(["{id: f, scope: {environments: prod}, from: 2025-01-01T00:00:00Z}", Evening]);
        var bytes = ExecutionJson.Serialize(run.Runtime.Find(MachineAddress.Freezes)!);
        Assert.Contains("\"f\":{\"definition\":{\"id\":\"f\",\"name\":\"f\",\"description\":\"\",\"scope\":{", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var read = (FreezeState)ExecutionJson.Snapshot(bytes).State!;
        Assert.Equal([("evening", false, FreezeWindow.Allow), ("f", false, FreezeWindow.Deny)], read.Freezes.Values.Select(f => (f.Definition.Id, f.Ended, f.Definition.Window)));
        Assert.Equal(run.Freezes().Freezes["f"].Version, read.Freezes["f"].Version);
        Assert.Equal(bytes, ExecutionJson.Serialize(ExecutionJson.Snapshot(bytes)));
        Assert.Throws<System.Text.Json.JsonException>(() => ExecutionJson.Snapshot("""{"state":{"$type":"freezes","freezes":{"f":{"version":1}}}}"""u8));
    }

    [Fact]
    public void Plan_WithAWindow_ShowsTheWaitForIt()
    {
        var plan = Planning.Plans.Of(Planning.Plans.Process("id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}") + $"---\nfreeze: {Evening}\n");
        Assert.Equal(new PlanHit("one.deploy", WaitKind.Freeze, "evening", Planning.Plans.Start, Opens), Assert.Single(plan.Calendar));
    }

    private static FreezeDefinition Read(string content) => ((FreezeDocument)DocumentReader.Read($"freeze: {content}").Documents.Single()).Freeze;

    // A first activity gives time to set the freezes.
    private static ReleaseRun Run(string[] freezes)
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase: {id: zero, activities: [{activity: {id: first, type: manual}}]}
                - phase: {id: one, depends-on: zero, activities: [{activity: {id: deploy, type: automated, environment: prod, pipeline: {pipeline: d}}}]}
            """);
        foreach (var freeze in freezes)
        {
            run.Freeze(freeze);
        }

        run.Done("zero.first");
        return run;
    }
}
