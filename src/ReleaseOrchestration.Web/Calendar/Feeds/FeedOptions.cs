using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>How feeds are read; the section <c>Feeds</c>.</summary>
public sealed class FeedOptions
{
    /// <summary>How many readings one network address may ask for in a minute. Default 300: services that show calendars read those of many people.</summary>
    [Range(1, 1_000_000)]
    public int PerMinute { get; set; } = 300;
}
