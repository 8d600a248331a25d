using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Machines;

/// <summary>What a row of the log costs a recovery, in bytes.</summary>
internal static class LogCost
{
    private const int Overhead = 32;

    public static int Of(LogRow row) => Overhead + (row.Body?.Length ?? 0);
}
