using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Answers "why is it waiting, on whom, since when" for every node of a release.</summary>
public static class WaitReasons
{
    /// <summary>
    /// The reasons at the bottom of a release: nodes that wait for the world and not just for other nodes. A release in which there are none has ended,
    /// or waits for nodes that are about to start.
    /// </summary>
    public static ImmutableArray<WaitReason> Of(TreeNode release, DateTimeOffset now) =>
    [
        .. release.All()
            .SelectMany(node => node.WaitsFor.Where(IsReason).Select(wait => new WaitReason(node.Path, wait, Describe(node, wait, now))))
            .OrderBy(reason => reason.Wait.Since)
            .ThenBy(reason => reason.Path, StringComparer.Ordinal),
    ];

    private static bool IsReason(Wait wait) => wait.Kind is not (WaitKind.Dependency or WaitKind.Subprocess) && !(wait.Kind == WaitKind.Gate && wait.On.Contains(".@", StringComparison.Ordinal));

    private static string Describe(NodeView node, Wait wait, DateTimeOffset now)
    {
        var who = node.Path.Length == 0 ? "The release" : $"`{node.Path}`";
        var waited = Round(now - wait.Since) is { } time ? $", for {time} now" : string.Empty;
        var until = wait.Until is { } end ? Until(end, wait.IsClosed) : string.Empty;
        var more = wait.Message.Length > 0 ? $": {wait.Message}" : string.Empty;
        return $"{who} waits for {What(node, wait)}{waited}{until}{more}";
    }

    private static string Until(DateTimeOffset time, bool isOpening)
    {
        var text = time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return isOpening ? $", at {text} UTC" : $", until {text} UTC at the latest";
    }

    private static string What(NodeView node, Wait wait) => wait.Kind switch
    {
        WaitKind.SignOff => $"a sign-off by {wait.On}",
        WaitKind.Task => $"the task `{wait.On}`{By(node)}",
        WaitKind.Field => $"a value of the field `{wait.On}`{By(node)}",
        WaitKind.Remediation => $"someone to decide what comes after a failure{(wait.On.Length > 0 ? $" ({wait.On})" : string.Empty)}",
        WaitKind.Window => "its window to open",
        WaitKind.NotBefore => "its earliest start",
        WaitKind.Freeze when wait.IsClosed => $"the window `{wait.On}` to open",
        WaitKind.Freeze => $"the end of the freeze `{wait.On}`",
        WaitKind.Lock => $"the lock `{wait.On}`",
        WaitKind.Gate => $"its condition to become true ({wait.On})",
        WaitKind.Pause => "the release to be resumed",
        WaitKind.Pipeline => $"the pipeline {wait.On}",
        _ => wait.On == "retry" ? "its next attempt" : "its time to pass",
    };

    private static string By(NodeView node) => node.Owners.IsEmpty ? string.Empty : $" by {string.Join(", ", node.Owners)}";

    private static string? Round(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => null,
        { TotalMinutes: < 1 } => Durations.Format(TimeSpan.FromSeconds(Math.Floor(time.TotalSeconds))),
        _ => Durations.Format(TimeSpan.FromMinutes(Math.Floor(time.TotalMinutes))),
    };
}
