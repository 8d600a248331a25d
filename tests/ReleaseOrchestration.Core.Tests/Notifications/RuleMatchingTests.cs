using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Notifications;

public sealed class RuleMatchingTests
{
    private static readonly NotificationRuleDefinition Rule = new() { Id = "r", Events = [EventKinds.ActivityFailed], Channels = ["c"] };

    private static readonly NotificationEvent Failed = new()
    {
        Id = "evt_1",
        Kinds = [EventKinds.ActivityEnded, EventKinds.ActivityFailed],
        At = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
        Release = new ReleaseFacts { Id = "r1", Name = "Weekly", Version = "1.4.0", Group = "weekly", Processes = ["weekly_release"], Tags = ["standard"] },
        Run = 1,
        Path = "deploy.run/prod.smoke",
        Title = "Smoke test",
        Status = "Failed",
        Reason = "503 from checkout",
        Attempt = 2,
        Actor = "system",
    };

    [Fact]
    public void Matches_EventOfOneOfItsKinds_IsTold() => Assert.True(RuleMatching.Matches(Rule, Failed, out _));

    [Fact]
    public void Matches_EventOfAnotherKind_IsNotTold() => Assert.False(RuleMatching.Matches(Rule with { Events = [EventKinds.ReleaseFailed] }, Failed, out _));

    [Fact]
    public void Matches_RuleThatIsNotEnabled_IsNotTold() => Assert.False(RuleMatching.Matches(Rule with { Disabled = true }, Failed, out _));

    [Fact]
    public void Matches_GroupsProcessesAndTags_AllCount()
    {
        Assert.True(RuleMatching.Matches(Rule with { Groups = ["weekly"], Processes = ["x", "weekly_release"], Tags = ["standard", "y"] }, Failed, out _));
        Assert.False(RuleMatching.Matches(Rule with { Groups = ["other"] }, Failed, out _));
        Assert.False(RuleMatching.Matches(Rule with { Processes = ["other"] }, Failed, out _));
        Assert.False(RuleMatching.Matches(Rule with { Tags = ["other"] }, Failed, out _));
    }

    [Theory]
    [InlineData("event.attempt > 1", true)]
    [InlineData("<+event.attempt == 1>", false)]
    [InlineData("event.phase == 'prod' && event.activity == 'smoke'", true)]
    [InlineData("contains(event.reason, 'checkout') && release.group == 'weekly'", true)]
    [InlineData("contains(event.kinds, 'activity.failed')", true)]
    [InlineData("contains(event.tags, 'hotfix')", false)]
    public void Matches_Condition_Decides(string condition, bool expected)
    {
        Assert.Equal(expected, RuleMatching.Matches(Rule with { When = condition }, Failed, out var failure));
        Assert.Null(failure);
    }

    [Fact]
    public void Matches_ConditionThatFails_IsToldAndSaysWhy()
    {
        Assert.True(RuleMatching.Matches(Rule with { When = "event.owners[3] == 'x'" }, Failed, out var failure));
        Assert.NotNull(failure);
    }

    [Fact]
    public void Write_WithoutTemplates_UsesTheWordsOfTheProduct() =>
        Assert.Equal(("Weekly 1.4.0: Smoke test failed", string.Empty, null), RuleMatching.Write(Rule, Failed));

    [Fact]
    public void Write_WithTemplates_FillsThem()
    {
        var (subject, text, failure) = RuleMatching.Write(Rule with { Subject = "[<+release.group>] <+event.title>", Text = "${event.reason}\nattempt <+event.attempt>" }, Failed);
        Assert.Equal(("[weekly] Smoke test", "503 from checkout\nattempt 2", null), (subject, text, failure));
    }

    [Fact]
    public void Write_ExpressionsInValues_AreTextAndNothingElse()
    {
        var sly = Failed with { Reason = "<+release.id> ${event.kind}" };
        Assert.Equal("<+release.id> ${event.kind}", RuleMatching.Write(Rule with { Text = "<+event.reason>" }, sly).Text);
    }

    [Fact]
    public void Write_TemplateThatFails_FallsBackAndSaysWhy()
    {
        var (subject, _, failure) = RuleMatching.Write(Rule with { Subject = "<+event.owners[3]>" }, Failed);
        Assert.Equal("Weekly 1.4.0: Smoke test failed", subject);
        Assert.NotNull(failure);
    }

    [Theory]
    [InlineData("a\r\nBcc: all@example.com", "a  Bcc: all@example.com")]
    [InlineData("a\u2028b\u202Ec\u0000d", "a b c d")]
    public void OneLine_TextOfManyLines_IsOne(string text, string expected) => Assert.Equal(expected, EventTexts.OneLine(text));

    [Fact]
    public void OneLine_LongText_IsCut() => Assert.Equal(251, EventTexts.OneLine(new string('x', 10_000)).Length);
}
