using System.Globalization;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Machines;

/// <summary>The partitions and rows of machines.</summary>
internal static class MachineKeys
{
    /// <summary>The partition of those that are set aside.</summary>
    public const string Quarantine = "quarantine";

    /// <summary>The partition of releases whose removal has begun.</summary>
    public const string Removals = "removals";

    /// <summary>Before the id of a release.</summary>
    public const string Release = "r~";

    public static string Partition(string releaseId) => Release + TableKeys.Encode(releaseId);

    public static string Row(MachineAddress machine) => string.Create(CultureInfo.InvariantCulture, $"m~{machine.Run:D6}~{TableKeys.Encode(machine.Path)}");

    public static string Set(MachineAddress machine) => TableKeys.Encode(machine.ToString());
}
