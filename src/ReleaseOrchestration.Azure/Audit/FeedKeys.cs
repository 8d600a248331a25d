using System.Globalization;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>The rows of the feed, which is one partition.</summary>
internal static class FeedKeys
{
    public const string Partition = "feed";

    /// <summary>The position of the newest entry.</summary>
    public const string Head = "head";

    /// <summary>After all entries.</summary>
    public const string EntriesEnd = "f";

    /// <summary>Before the name of each trail.</summary>
    public const string Trails = "t~";

    /// <summary>After all trails.</summary>
    public const string TrailsEnd = "t~" + RowBounds.Highest;

    public static string Entry(long position) => string.Create(CultureInfo.InvariantCulture, $"e~{position:D19}");

    public static string Trail(string name) => Trails + TableKeys.Encode(name);
}
