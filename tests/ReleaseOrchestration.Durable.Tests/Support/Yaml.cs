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
}
