using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary>An entry of the audit trail in a line.</summary>
internal static class AuditText
{
    public static string Show(AuditEntry entry, string root = "release")
    {
        var subject = entry.Path.Length == 0 ? root : entry.Path;
        var change = entry.After.Length == 0 ? string.Empty : entry.Before.Length == 0 ? $" -> {entry.After}" : $" {entry.Before} -> {entry.After}";
        var attempt = entry.Attempt > 1 ? $" (attempt {entry.Attempt})" : string.Empty;
        var actor = entry.Actor is "" or "system" ? string.Empty : $" by {entry.Actor}";
        var reason = entry.Reason.Length == 0 ? string.Empty : $": {entry.Reason}";
        return $"{Instants.Show(entry.At)}  {subject}  {entry.Event}{change}{attempt}{actor}{reason}".ReplaceLineEndings(" ");
    }
}
