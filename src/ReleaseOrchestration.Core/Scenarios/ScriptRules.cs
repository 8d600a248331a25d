using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What lines of a script may be about.</summary>
internal static class ScriptRules
{
    /// <summary>The key that tells what the line is about.</summary>
    public static string KeyOf(ScriptLine line) => line is not ScriptedRequest request ? "on" : request.Verb switch
    {
        ScriptVerb.SignOff => "sign-off",
        ScriptVerb.Gate => "gate",
        ScriptVerb.Task => "task",
        ScriptVerb.Fields => "fields",
        ScriptVerb.Remediate => "remediate",
        ScriptVerb.Skip => "skip",
        ScriptVerb.EndWait => "end-wait",
        ScriptVerb.Delegate => "delegate",
        ScriptVerb.StartSubprocess => "start-subprocess",
        ScriptVerb.Freeze => "freeze",
        ScriptVerb.EndFreeze => "end-freeze",
        ScriptVerb.BreakGlass => "break-glass",
        _ => "release",
    };

    /// <summary>The path of the node, and the task where the line is about one: <c>phase.activity/task</c>.</summary>
    public static (string Path, string Task) Split(ScriptLine line)
    {
        var slash = line.Path.LastIndexOf('/');
        return line is ScriptedRequest { Verb: ScriptVerb.Task or ScriptVerb.StartSubprocess } && slash >= 0 ? (line.Path[..slash], line.Path[(slash + 1)..]) : (line.Path, string.Empty);
    }

    /// <summary>Why a node cannot do what a line says; null when it can.</summary>
    public static string? Mismatch(ScriptLine line, ScenarioNode node, string task)
    {
        var activity = node.Activity;
        return line switch
        {
            ScriptedAnswer when activity is not ({ Type: ActivityType.Automated } or { Type: ActivityType.Check, Pipeline: not null }) => $"`{node.Path}` runs no pipeline.",
            ScriptedRequest { Verb: ScriptVerb.SignOff or ScriptVerb.Delegate } when activity?.Approval is null => $"`{node.Path}` has no approval.",
            ScriptedRequest { Verb: ScriptVerb.Gate } when !node.IsGate || activity?.Approval is null => $"`{node.Path}` is no gate with an approval.",
            ScriptedRequest { Verb: ScriptVerb.Task } when activity?.Tasks.Any(one => one.Id == task) != true => $"`{node.Path}` has no task `{task}`.",
            ScriptedRequest { Verb: ScriptVerb.StartSubprocess } when activity?.Tasks.Any(one => one.Id == task && one.Process is not null) != true =>
                $"`{node.Path}` has no task `{task}` with a process.",
            ScriptedRequest { Verb: ScriptVerb.Fields } when activity is not { Fields.IsEmpty: false } => $"`{node.Path}` has no fields.",
            ScriptedRequest { Verb: ScriptVerb.EndWait } when activity is not { Type: ActivityType.Wait } => $"`{node.Path}` is no wait.",
            _ => null,
        };
    }
}
