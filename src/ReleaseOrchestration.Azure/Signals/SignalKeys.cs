using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Signals;

/// <summary>The partitions and rows of signals: one partition a release, and one of those that wait.</summary>
internal static class SignalKeys
{
    /// <summary>The partition of signals that nobody has answered.</summary>
    public const string Waiting = "waiting";

    public static string Partition(string releaseId) => "r~" + TableKeys.Encode(releaseId);

    public static string Row(string signalId) => "s~" + TableKeys.Encode(signalId);

    public static string WaitingRow(string releaseId, string signalId) => TableKeys.Encode($"{releaseId}/{signalId}");
}
