using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>The two-week system release of the samples, which takes 22 days of virtual time.</summary>
public sealed class SystemReleaseTests
{
    private static readonly DateTimeOffset Friday = new(2025, 4, 11, 9, 0, 0, TimeSpan.Zero);

    private static ReleaseRun AtSignOff()
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "system-release", "process.yaml"));
        var run = ReleaseRun.Of(yaml, ("releaseVersion", "1.42.0"));
        run.Succeed("branch_cut.cut_branches");
        run.Succeed("branch_cut.deploy_qa", ("build", "qa-1"));
        run.Runtime.AdvanceTo(new DateTimeOffset(2025, 4, 8, 9, 0, 0, TimeSpan.Zero));
        run.Done("alpha_fixes.approve_alpha_fix", "merge_fixes");
        run.Approve("alpha_fixes.approve_alpha_fix", "user:olga", "service-owners");
        run.Succeed("qa_signoff.regression", ("report", "green"));
        return run;
    }

    private static void SignOff(ReleaseRun run)
    {
        run.Approve("qa_signoff.qa_lead", "user:quinn", "qa-leads");
        run.Approve("qa_signoff.stakeholder", "user:sam", "stakeholders");
    }

    [Fact]
    public void SignOff_OnThursday_StartsNothingOfTheRolloutBeforeFridayMorning()
    {
        var run = AtSignOff();
        run.Runtime.AdvanceTo(new DateTimeOffset(2025, 4, 10, 13, 0, 0, TimeSpan.Zero));
        SignOff(run);
        Assert.Equal((WaitKind.NotBefore, Friday), (run.WaitOf("beta_rollout").Kind, run.WaitOf("beta_rollout").Until!.Value));
        run.Runtime.AdvanceTo(Friday.AddTicks(-1));
        Assert.False(run.HasPipeline("beta_rollout.deploy_prod0"));
        run.Runtime.AdvanceTo(Friday);
        Assert.Equal(Friday, run.View("beta_rollout")!.StartedAt);
    }

    [Fact]
    public void SignOff_ByTheQaLeadAlone_UnblocksNothing()
    {
        var run = AtSignOff();
        run.Approve("qa_signoff.qa_lead", "user:quinn", "qa-leads");
        Assert.Equal("OnHold", run.Status("qa_signoff"));
        Assert.Equal("none", run.Status("beta_rollout"));
        Assert.Equal(403, run.Approve("qa_signoff.stakeholder", "user:rita", "stakeholders").Status);
    }

    [Fact]
    public void SignOff_LateOnFriday_StartsTheRolloutAtOnce()
    {
        var run = AtSignOff();
        run.Runtime.AdvanceTo(Friday.AddHours(1));
        SignOff(run);
        Assert.Equal(Friday.AddHours(1), run.View("beta_rollout")!.StartedAt);
    }

    [Fact]
    public void Retry_OfTheRolloutWithAChangedBuild_KeepsBothAttempts()
    {
        var run = AtSignOff();
        SignOff(run);
        run.Runtime.AdvanceTo(Friday);
        run.Fail("beta_rollout.deploy_prod0", "crash loop");
        run.Retry("beta_rollout.deploy_prod0", ("build", "qa-2"));
        Assert.Equal("qa-2", ((StartPipeline)run.Pipeline("beta_rollout.deploy_prod0").Effect).Inputs["build"].Text);
        run.Succeed("beta_rollout.deploy_prod0");
        Assert.Equal(["Failed", "Succeeded"], run.View("beta_rollout.deploy_prod0")!.Attempts.Select(a => a.Status));
        var history = run.Transitions.Where(t => t.Path == "beta_rollout.deploy_prod0").Select(t => (t.Event, t.After, t.Attempt));
        Assert.Equal(
            [
                ("activity.started", "Running", 1), ("activity.attemptFailed", "", 1), ("activity.onHold", "OnHold", 1), ("activity.retried", "", 1),
                ("activity.started", "Running", 2), ("activity.ended", "Succeeded", 2),
            ],
            history);
    }

    [Fact]
    public void Reject_ByTheStakeholder_FailsThePhaseAndNoProductionStarts()
    {
        var run = AtSignOff();
        run.Reject("qa_signoff.stakeholder", "user:sam", "stakeholders");
        run.Approve("qa_signoff.qa_lead", "user:quinn", "qa-leads");
        Assert.Equal("Failed", run.Status("qa_signoff"));
        Assert.Equal("Failed", run.ReleaseStatus);
        Assert.All(new[] { "prod1", "prod2", "prod3" }, p => Assert.Equal("Skipped", run.Status(p)));
    }

    [Fact]
    public void Release_EverythingInTime_EndsOnTheThirdMonday()
    {
        var run = AtSignOff();
        SignOff(run);
        run.Runtime.AdvanceTo(Friday);
        run.Succeed("beta_rollout.deploy_prod0");
        run.Runtime.AdvanceTo(new DateTimeOffset(2025, 4, 14, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(Friday.AddHours(24), run.View("beta_rollout.soak")!.EndedAt);
        run.Signal("beta_fixes.approve_beta_fix", id => new DecideSignOff
        {
            SignalId = id,
            Actor = "user:olga",
            Groups = ["service-owners"],
            Fields = System.Collections.Immutable.ImmutableSortedDictionary<string, Core.Values.DataValue>.Empty.Add("fixes", Core.Values.DataValue.Of("two fixes, both small")),
        });
        foreach (var (phase, start) in new[] { ("prod1", "2025-04-21T09:00Z"), ("prod2", "2025-04-23T09:00Z"), ("prod3", "2025-04-28T09:00Z") })
        {
            run.Runtime.AdvanceTo(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture));
            run.Succeed($"{phase}.deploy");
            run.Succeed($"{phase}.smoke");
            Assert.Equal(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), run.View(phase)!.StartedAt);
        }

        Assert.Equal("Succeeded", run.ReleaseStatus);
    }
}
