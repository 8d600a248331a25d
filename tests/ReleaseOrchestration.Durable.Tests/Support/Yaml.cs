namespace ReleaseOrchestration.Durable.Tests.Support;

internal static class Yaml
{
    public const string OnePipeline = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: a, type: automated, pipeline: {pipeline: a}, timeout: 30d}
        """;

    public const string TwoPipelines = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: a, type: automated, pipeline: {pipeline: a}}
                  - activity: {id: b, type: automated, pipeline: {pipeline: b}}
        """;

    public const string OneLock = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: a, type: automated, pipeline: {pipeline: a}, lock: prod}
        """;

    public const string Reports = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: a, type: automated, pipeline: {pipeline: a}, outputs: {report: <+pipeline.outputs.report>}}
            - phase:
                id: two
                depends-on: [one]
                activities:
                  - activity: {id: b, type: automated, pipeline: {pipeline: b, inputs: {report: <+phase.one.activity.a.outputs.report>}}}
        """;

    public const string TwoTasks = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: a, type: manual, approval: {approvers: [user:tom]}}
            - phase:
                id: two
                depends-on: [one]
                activities:
                  - activity: {id: b, type: manual}
        """;
}
