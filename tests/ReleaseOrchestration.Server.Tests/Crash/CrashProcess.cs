namespace ReleaseOrchestration.Server.Tests.Crash;

/// <summary>The definitions that the crash tests run.</summary>
internal static class CrashProcess
{
    public const int Releases = 50;

    public static string Yaml(Uri pipelines) => $$"""
        connector:
          id: pipelines
          type: http
          settings: {url: '{{pipelines}}run'}
        ---
        process:
          id: crash
          phases:
            - phase:
                id: build
                activities:
                  - activity: {id: build_a, type: automated, pipeline: {connector: pipelines, pipeline: a}, outputs: {ARTIFACT: <+pipeline.outputs.artifact>} }
                  - activity: {id: build_b, type: automated, pipeline: {connector: pipelines, pipeline: b}, retry: {attempts: 2, backoff: 1s}, outputs: {ARTIFACT: <+pipeline.outputs.artifact>} }
            - phase:
                id: approval
                depends-on: [build]
                activities:
                  - activity: {id: check, type: manual, tasks: [{id: look}]}
                  - activity: {id: approve, type: manual, approval: {approvers: [user:alice, user:bob], quorum: all} }
            - phase:
                id: production
                depends-on: [approval]
                activities:
                  - activity: {id: soak, type: wait, duration: 1s}
                  - activity: {id: deploy, type: automated, depends-on: [soak], pipeline: {connector: pipelines, pipeline: deploy}, inputs: {a: <+process.build.build_a.output.ARTIFACT>, b: <+process.build.build_b.output.ARTIFACT>} }
        """;
}
