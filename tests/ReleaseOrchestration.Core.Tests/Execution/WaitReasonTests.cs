using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class WaitReasonTests
{
    private const string Yaml = """
        process:
          id: p
          owners: [release-managers]
          phases:
            - phase:
                id: build
                activities:
                  - activity: {id: compile, type: automated, pipeline: {pipeline: ci/compile}, timeout: 1h}
                  - activity: {id: test, type: automated, pipeline: {pipeline: ci/test}, lock: lab}
                  - activity: {id: more, type: automated, pipeline: {pipeline: ci/more}, lock: lab}
                  - activity: {id: notes, type: manual, owners: [docs], tasks: [{id: write}], fields: [{id: link, type: text, required: true}]}
                  - activity: {id: go, type: manual, approval: {approvers: [user:ann, group:qa], deadline: 8h}}
                  - activity: {id: soak, type: wait, duration: 1d}
            - phase: {id: late, not-before: 2d, activities: []}
            - phase: {id: after, depends-on: [late], activities: []}
        """;

    [Theory]
    [InlineData("build.compile", "`build.compile` waits for someone to decide what comes after a failure (release-managers), for 1h 30m now: boom")]
    [InlineData("build.test", "`build.test` waits for the pipeline ci/test, for 2h now")]
    [InlineData("build.more", "`build.more` waits for the lock `lab`, for 2h now")]
    [InlineData("build.go", "`build.go` waits for a sign-off by user:ann, group:qa, for 2h now, until 2025-04-07 14:00 UTC at the latest: 0 of 1 given")]
    [InlineData("build.soak", "`build.soak` waits for its time to pass, for 2h now, until 2025-04-08 06:00 UTC at the latest")]
    [InlineData("late", "`late` waits for its earliest start, for 2h now, until 2025-04-09 06:00 UTC at the latest")]
    public void Of_ANodeThatWaits_SaysForWhatAndSinceWhen(string path, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Reasons(), r => r.Path == path).Sentence);

    [Fact]
    public void Of_AManualActivity_NamesEachThingThatIsMissingAndWhoDoesIt() => Assert.Equal(
        ["`build.notes` waits for a value of the field `link` by docs, for 2h now", "`build.notes` waits for the task `write` by docs, for 2h now: write: Todo"],
        Reasons().Where(r => r.Path == "build.notes").Select(r => r.Sentence).Order(StringComparer.Ordinal));

    [Fact]
    public void Of_NodesThatWaitForNodes_SaysNothing() => Assert.DoesNotContain(Reasons(), r => r.Path is "" or "build" or "after");

    private static ImmutableArray<WaitReason> Reasons()
    {
        var process = ReleaseRun.Read(Yaml);
        var run = ReleaseRun.Of(process);
        run.Pass("30m");
        run.Fail("build.compile");
        run.Pass("90m");
        var views = run.Runtime.Nodes.ToDictionary(n => n.View.Path, n => n.View);
        return WaitReasons.Of(ReleaseTree.Compose(process, string.Empty, views), run.Runtime.Now);
    }
}
