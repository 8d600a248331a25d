namespace ReleaseOrchestration.Server.Tests.Secrets;

/// <summary>A process with an activity for each way in which a pipeline can answer.</summary>
internal static class CanaryProcess
{
    private static readonly string[] Pipelines = ["at-once", "asked", "denied", "broken", "garbled", "reports", "reports-end"];

    public static string Yaml(string pipelines, string secretFile) => $$"""
        connector:
          id: ci
          type: http
          url: '{{pipelines}}/run/{pipeline}'
          headers: {Authorization: 'Bearer file://{{secretFile}}'}
          timeout: 20s
        ---
        connector:
          id: no_secret
          type: http
          url: '{{pipelines}}/run/{pipeline}'
          headers: {Authorization: 'Bearer file://{{secretFile}}', X-Other: 'file://{{secretFile}}.missing'}
        ---
        process:
          id: canary
          inputs:
            token: {type: secret, required: true}
          phases:
            - phase:
                id: all
                activities:
        {{string.Join('\n', Pipelines.Select(Activity))}}
                  - activity: {id: no_setting, type: automated, pipeline: {connector: no_secret, pipeline: never}, inputs: {token: <+releaseInput.global.token>} }
                  - activity: {id: no_connector, type: automated, pipeline: {connector: nowhere, pipeline: never}, inputs: {token: <+releaseInput.global.token>} }
                  - activity:
                      id: after
                      type: manual
                      depends-on: [reports_end]
                      description: <+process.all.reports_end.output.ECHO>
                      approval: {approvers: [user:alice]}
        """;

    private static string Activity(string pipeline) =>
        $$"""
                  - activity: {id: {{pipeline.Replace('-', '_')}}, type: automated, pipeline: {connector: ci, pipeline: {{pipeline}}}, inputs: {token: <+releaseInput.global.token>}, outputs: {ECHO: <+pipeline.outputs.echo>, LIST: <+pipeline.outputs.list>} }
        """;
}
