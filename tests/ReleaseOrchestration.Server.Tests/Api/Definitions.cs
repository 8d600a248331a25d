namespace ReleaseOrchestration.Server.Tests.Api;

internal static class Definitions
{
    /// <summary>Two approvers of three decide, one must tell the impact.</summary>
    public const string Approval = """
        process:
          id: approval
          name: Approval of a change
          owners: [Release Management]
          inputs:
            version: {type: string, required: true}
          phases:
            - phase:
                id: production
                name: Production
                activities:
                  - activity:
                      id: sign
                      name: Approve version
                      description: Look at the report first.
                      type: manual
                      inputs: {version: <+releaseInput.global.version>}
                      approval: {approvers: [user:alice, user:bob, group:qa], quorum: 2}
                      fields:
                        - {id: impact, name: Impact, type: text, required: true, min-length: 5}
                        - {id: risk, type: choice, options: [low, high]}
                  - activity:
                      id: note
                      type: manual
                      depends-on: [sign]
                      tasks: [{id: tell, name: Tell the teams}]
        ---
        inputSet:
          id: march
          process: approval
          global: {version: 1.4.0}
        """;

    /// <summary>One pipeline, retried by hand.</summary>
    public static string Pipeline(string url) => $$"""
        connector:
          id: sim
          type: http
          url: {{url}}
        ---
        process:
          id: pipeline
          phases:
            - phase:
                id: build
                activities:
                  - activity:
                      id: run
                      type: automated
                      pipeline: {connector: sim, pipeline: services/a}
                      outputs: {ARTIFACT: <+pipeline.outputs.artifact>}
        """;
}
