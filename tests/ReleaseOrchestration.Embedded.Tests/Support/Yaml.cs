namespace ReleaseOrchestration.Embedded.Tests.Support;

internal static class Yaml
{
    public const string OnePipeline = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: a, type: automated, pipeline: {pipeline: a}}
        """;

    public const string OneTask = """
        process:
          id: p
          phases:
            - phase: {id: one, activities: [{activity: {id: a, type: manual}}]}
        """;

    /// <summary>People, pipelines, a soak, a lock and an approval, in two phases.</summary>
    public const string Everything = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: cut, type: manual}
                  - activity: {id: build, type: automated, pipeline: {pipeline: b}, depends-on: [cut]}
                  - activity: {id: scan, type: automated, pipeline: {pipeline: s}, depends-on: [cut], lock: scanner}
                  - activity: {id: soak, type: wait, duration: 2h, depends-on: [build, scan]}
            - phase:
                id: two
                depends-on: [one]
                activities:
                  - activity: {id: ok, type: manual, approval: {approvers: [user:alice, user:bob], quorum: all}}
                  - activity: {id: go, type: automated, pipeline: {pipeline: g}, depends-on: [ok], lock: scanner}
        """;
}
