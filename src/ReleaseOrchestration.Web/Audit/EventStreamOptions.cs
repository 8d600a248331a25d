using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>How events are streamed; the section <c>EventStreams</c>.</summary>
public sealed class EventStreamOptions
{
    /// <summary>
    /// After how long a stream is closed; its reader comes back with the id of the last event that it saw, as browsers and <c>relo</c> do by themselves. For hosts whose requests
    /// may not last: the front end of Azure ends them after 230 seconds. Null for never, the default.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan? Longest { get; set; }
}
