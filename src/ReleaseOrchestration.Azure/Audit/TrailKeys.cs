using System.Globalization;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>The rows of a trail's partition.</summary>
internal static class TrailKeys
{
    /// <summary>Where it ends.</summary>
    public const string Head = "head";

    /// <summary>After all entries.</summary>
    public const string EntriesEnd = "f";

    public static string Partition(MachineAddress trail) => TableKeys.Encode(trail.ToString());

    public static string Entry(long sequence) => string.Create(CultureInfo.InvariantCulture, $"e~{sequence:D19}");

    /// <summary>The row that says that something was appended, so that it is not appended twice.</summary>
    public static string Mark(string mark) => "m~" + TableKeys.Encode(mark);
}
