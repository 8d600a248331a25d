namespace ReleaseOrchestration.Application.Tests.Parts;

internal static class Texts
{
    /// <summary>A process of one manual activity.</summary>
    public static string Manual(string id, string name = "Plain") => $$$$"""
        process:
          id: {{{{id}}}}
          name: {{{{name}}}}
          phases:
            - phase: {id: work, activities: [{activity: {id: do_it, type: manual, tasks: [{id: done, name: Done}]}}]}
        """;

    /// <summary>A process that starts another.</summary>
    public static string Parent(string id, string child) => $$$$"""
        process:
          id: {{{{id}}}}
          phases:
            - phase: {id: run, activities: [{activity: {id: child, type: subprocess, process: {{{{child}}}}}}]}
        """;

    /// <summary>A store entry that waits.</summary>
    public static string Entry(string id, string duration = "1h", string tags = "[]") => $$$$"""
        activity: {id: {{{{id}}}}, type: wait, duration: {{{{duration}}}}, tags: {{{{tags}}}}}
        """;

    /// <summary>A process that uses a store entry.</summary>
    public static string Using(string id, string entry) => $$$$"""
        process:
          id: {{{{id}}}}
          phases:
            - phase: {id: run, activities: [{activity: {{{{entry}}}}, id: used}]}
        """;

    /// <summary>A process that runs a pipeline on a connector.</summary>
    public static string Building(string id, string connector) => $$$$"""
        process:
          id: {{{{id}}}}
          phases:
            - phase: {id: run, activities: [{activity: {id: build, type: automated, pipeline: {connector: {{{{connector}}}}, pipeline: app}}}]}
        """;
}
