namespace ReleaseOrchestration.Core.Tests.Scenarios;

public sealed class ScenarioRunTests
{
    private const string Well = """
            - {on: build.a, after: 5m, outputs: {o: made}}
            - {at: 10m, gate: people.@entry.go, by: eve, groups: [qa], decision: approve}
        """;

    [Fact]
    public void Run_LinesOfEveryKind_SteerTheRelease() => Suites.AssertPasses(Suites.Run($$"""
          script:
        {{Well}}
            - {at: 11m, fields: people.m, values: {f: text}, by: ann}
            - {at: 12m, task: people.m/t, status: InProgress, by: ann}
            - {at: 13m, sign-off: people.m, by: ann, decision: approve}
            - {at: 1h, end-wait: people.w, by: ann, reason: long enough}
            - {on: people.sub/only.d, after: 2h, outputs: {x: 1} }
          expect:
            release: Succeeded
            statuses: {people.@entry.go: Succeeded, people.w: Succeeded, people.sub/only.d: Succeeded, people.sub/only: Completed}
            started: {people: 10m, people.m: 2025-04-07T06:10:00Z}
            order: [build < people.@entry.go < m, stored < sub/only.d]
            outputs: {o: made}
        """));

    [Fact]
    public void Run_PauseSkipAndAbort_AreTaken() => Suites.AssertPasses(Suites.Run("""
          script:
            - {on: build.a, after: 5m, outputs: {o: made}}
            - {at: 1m, release: pause, by: bob}
            - {at: 2m, skip: build.c, by: bob, reason: not today}
            - {at: 1h, release: resume, by: bob}
            - {at: 3h, release: abort, by: bob, reason: enough}
          expect:
            release: Aborted
            statuses: {build: Completed, build.c: Skipped, people: Aborted, people.@entry.go: Aborted}
            never-started: [build.c, people]
        """));

    [Fact]
    public void Run_DelegationAndReassignment_AreTaken() => Suites.AssertPasses(Suites.Run("""
          script:
            - {on: build.a, outputs: {o: made}}
            - {at: 11m, delegate: people.@entry.go, by: eve, groups: [qa], to: dan, reason: away}
            - {id: away, at: 12m, gate: people.@entry.go, by: eve, groups: [qa], decision: approve}
            - {at: 13m, gate: people.@entry.go, by: dan, decision: approve}
            - {at: 14m, delegate: people.m, by: op, seat: ann, to: bob, reason: ann has left}
            - {at: 15m, sign-off: people.m, by: bob, decision: approve}
          expect:
            release: Succeeded
            statuses: {people.m: Succeeded}
            refused: [{id: away, code: 403}]
        """));

    [Fact]
    public void Run_TimerAndLineAtTheSameInstant_TimerGoesFirst() => Suites.AssertPasses(Suites.Run($$"""
          script:
        {{Well}}
            - {id: late, at: 40m, sign-off: people.m, by: ann, decision: reject}
          expect:
            release: Succeeded
            statuses: {people.m: Succeeded}
            refused: [{id: late, code: 409}]
        """));

    [Fact]
    public void Run_LinesAtTheSameInstant_KeepTheOrderOfTheFile() => Suites.AssertPasses(Suites.Run("""
          script:
            - {on: build.a, outputs: {o: made}}
            - {id: early, at: 1m, release: resume, by: bob}
            - {at: 1m, release: pause, by: bob}
            - {at: 60s, release: resume, by: bob}
          expect:
            refused: [{at: 1m, code: 409}]
        """));

    [Fact]
    public void Run_SeveralAnswersForOnePipeline_AnswerOneCallAfterTheOther() => Suites.AssertPasses(Suites.Run("""
          script:
            - {on: build.a, after: 5m, result: failed, error: flake}
            - {on: build.a, after: 5m, outputs: {o: second}}
          expect:
            attempts: {build.a: 2}
            started: {build.c: 10m}
            inputs: {build.a: {}}
            release: OnHold
        """));

    [Fact]
    public void Run_DefaultResult_EndsWhatTheScriptDoesNotName() => Suites.AssertPasses(Suites.Run("""
          default-result: failed after 3m
          expect:
            release: OnHold
            statuses: {build: OnHold, build.a: OnHold, build.b: Failed, build.c: Pending}
            attempts: {build.a: 2, build.b: 1}
        """));

    [Fact]
    public void Run_TimeoutBeforeTheResult_DropsTheResult() => Suites.AssertPasses(Suites.RunAlone("""
        process: {id: p, phases: [{phase: {id: a, activities: [{activity: {id: x, type: automated, timeout: 1h, on-failure: fail, pipeline: {pipeline: x}}}]}}]}
        ---
        scenario: {id: it, process: p, script: [{on: x, after: 2h}], expect: {release: Failed, statuses: {a.x: Failed}, refused: []}}
        """));

    [Fact]
    public void Run_CheckThatNeverPasses_IsStoppedAndFails()
    {
        var result = Suites.RunAlone("""
            process: {id: p, phases: [{phase: {id: a, gates: {entry: [{id: g, check: <+pipeline.outputs.ok>, pipeline: {pipeline: x}, every: 5m}]}, activities: [{activity: {id: m, type: manual}}]}}]}
            ---
            scenario: {id: it, process: p, script: [{on: a.@entry.g, outputs: {ok: false}}], expect: {never-started: [a]}}
            """);
        Assert.Equal("rest: expected that nothing more is due at some time, but there was always more to do; give what is checked again and again a timeout", Words(Assert.Single(result.Failures)));
    }

    [Fact]
    public void Run_WrongExpectations_TellWhatCameInstead()
    {
        var result = Suites.Run("""
              script:
                - {on: build.a, after: 5m, outputs: {o: made}}
                - {on: build.b, after: 1m, result: failed, error: no disk}
                - {at: 2m, release: resume, by: bob}
                - {at: 3m, release: pause, by: bob}
              expect:
                release: Succeeded
                statuses: {build.b: Succeeded}
                order: [a < b]
                overlap: [[b, c]]
                started: {build.c: 1h}
                never-started: [b]
                refused: [{at: 3m, code: 403}]
                attempts: {build.b: 2}
                inputs: {build.a: {v: two}}
                outputs: {o: 7}
            """);
        Assert.Equal(
            [
                "statuses.build.b: expected Succeeded, but it is Failed: no disk",
                "order[0]: expected that b starts after a has ended, but a ran from 2025-04-07T06:00:00Z to 2025-04-07T06:05:00Z, and b ran from 2025-04-07T06:00:00Z to 2025-04-07T06:01:00Z",
            ],
            result.Failures.Skip(1).Take(2).Select(Words));
        Assert.StartsWith("release: expected Succeeded, but it is Paused: The release waits for the release to be resumed, for 2m now", Words(result.Failures[0]), StringComparison.Ordinal);
        Assert.Equal(["overlap[0]", "started.build.c", "never-started[0]", "attempts.build.b", "inputs.build.a.v", "outputs.o", "refused[0]", "refused"], result.Failures.Skip(3).Select(failure => failure.Expectation));
        Assert.All(result.Failures, failure => Assert.True(failure.Position.Line > 20, failure.ToString()));
        Assert.Contains("expected that line 3 of the script (release at 2m) is accepted, but it was refused with 409 RO3009: The release is not paused.", result.Failures[^1].ToString(), StringComparison.Ordinal);
        Assert.Contains(result.Timeline, entry => entry.Event == "script.refused" && entry.At == result.Scenario.Start.AddMinutes(2));
    }

    [Fact]
    public void Run_Restart_LaterLinesAndExpectationsAreOfTheNewestRun()
    {
        var result = Suites.Run("""
              script:
                - {on: build.a, run: 1, after: 5m, result: failed, error: no disk}
                - {on: build.a, run: 2, after: 7m, outputs: {o: made}}
                - {id: gate, at: 30m, release: restart, from: people.@entry.go, by: bob, reason: no such thing}
                - {at: 1h, release: restart, from: a, by: bob, reason: the disk is back}
                - {id: twice, at: 61m, release: restart, from: build, by: eve, reason: me too}
                - {at: 2h, gate: people.@entry.go, by: eve, groups: [qa], decision: reject}
              expect:
                release: Aborted
                statuses: {build.a: Aborted, build.c: Aborted}
                refused: [{id: gate, code: 422}, {id: twice, code: 409}]
                runs:
                  - run: 2
                    release: Failed
                    statuses: {build.a: Succeeded, people: Failed}
                    started: {build.a: 1h, build.c: 67m}
                    attempts: {build.a: 1}
            """);
        Suites.AssertPasses(result);
        Assert.Equal("Failed", result.ReleaseStatus);
        Assert.Equal([1, 2], result.Timeline.Select(entry => entry.Run).Distinct());
    }

    [Fact]
    public void Run_WrongExpectationsOfALaterRun_NameIt()
    {
        var result = Suites.Run("""
              script:
                - {at: 1m, release: abort, by: bob, reason: enough}
                - {at: 1h, release: restart, from: build, by: bob, reason: once more}
              expect:
                runs:
                  - {run: 2, release: Succeeded, carried: [build.a]}
                  - {run: 3, release: Succeeded}
            """);
        Assert.Equal(["runs[0].release", "runs[0].carried[0]", "runs[1].run"], result.Failures.Select(failure => failure.Expectation));
        Assert.Contains("expected that there is a run 3, but the release was not restarted so often", result.Failures[^1].ToString(), StringComparison.Ordinal);
        Assert.All(result.Failures, failure => Assert.True(failure.Position.Line > 20, failure.ToString()));
    }

    private static string Words(Core.Scenarios.ScenarioFailure failure) => $"{failure.Expectation}: expected {failure.Expected}, but {failure.Actual}";
}
