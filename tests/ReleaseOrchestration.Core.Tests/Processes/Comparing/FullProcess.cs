using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes.Comparing;

/// <summary>A process in which every member of every record has a value.</summary>
internal static class FullProcess
{
    public const string Text = """
        process:
          id: full
          name: Full
          description: All there is
          owners: [rm]
          tags: [standard]
          inputs:
            version: {type: string, required: true, description: which, pattern: '^\d+$', min: 1, max: 9}
            hours: {type: number, default: 24, min: 0, max: 240}
            tier: {type: string, allowed: [staging, production]}
          variables: {region: westeurope, deep: {a: {b: 1}, list: [1, two]}}
          phases:
            - phase: {id: before, activities: [{activity: {id: idle, type: wait, until: 2026-01-01T00:00:00Z}}]}
            - phase:
                id: build
                name: Build
                description: builds
                owners: [dev]
                depends-on: [before]
                if: <+releaseInput.global.tier == 'production'>
                run-on: always
                not-before: 3d 9h
                window: {days: [Mon, Tue], from: '09:00', to: '17:00', timezone: Europe/Zurich}
                due: 4d
                environment: prod1
                services: [checkout]
                inputs: {note: {type: string, default: x}}
                variables: {a: b}
                gates:
                  entry: [{id: go, approval: {approvers: [user:ann]}}]
                  exit: [{id: green, check: <+pipeline.outputs.ok>, pipeline: {connector: ci, pipeline: check}, every: 5m, timeout: 2h}]
                activities:
                  - activity:
                      id: app
                      name: App
                      description: the app
                      type: automated
                      owners: [dev]
                      depends-on: [before.idle]
                      if: 'true'
                      run-on: always
                      inputs: {version: <+releaseInput.global.version>}
                      variables: {c: d}
                      outputs: {ARTIFACT: <+pipeline.outputs.artifact>}
                      timeout: 30m
                      retry: {attempts: 3, backoff: 30s, factor: 2, max: 10m}
                      on-failure: fail
                      environment: e
                      services: [s]
                      lock: one
                      pipeline: {connector: ci, pipeline: app/build, ref: main, inputs: {x: 1}}
                  - activity: {id: soak, type: wait, duration: 1h}
                  - activity: shared@2
                  - activity: {id: child, type: subprocess, process: other@3}
                  - activity:
                      id: sign
                      type: manual
                      tasks: [{id: t, name: T, description: d, required: true, owners: [qa], expected-duration: 1h, process: fix@1}]
                      approval: {approvers: [user:ann, group:qa], quorum: 2, mode: sequential, exclude: [creator], deadline: 30m, on-deadline: hold, escalate: {after: 15m, to: [group:directors]}, remind: [50%], on-reject: hold}
                      fields:
                        - {id: impact, name: Impact, type: text, required: true, min-length: 5, max-length: 50}
                        - {id: risk, type: choice, options: [low, high]}
                        - {id: cost, type: number, min: 1, max: 5}
                outputs: {VERSION: <+process.build.app.output.ARTIFACT>}
          outputs: {RESULT: <+process.build.output.VERSION>}
        """;

    public static ProcessDefinition Process => Read(Text);

    public static ProcessDefinition Read(string text) => DocumentReader.Read(text).Documents.OfType<ProcessDocument>().Single().Process;
}
