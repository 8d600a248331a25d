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
}
