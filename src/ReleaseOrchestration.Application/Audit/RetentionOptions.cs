using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>How long releases are kept. Validated at start.</summary>
public sealed class RetentionOptions
{
    /// <summary>How long a release must be kept after its end; while it is not set, none is purged.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan? Period { get; set; }

    /// <summary>How often releases whose period is over are purged by themselves; while it is not set, people purge them.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "366.00:00:00")]
    public TimeSpan? Schedule { get; set; }

    /// <summary>Whether the audit trails of purged releases are kept. Default true.</summary>
    public bool KeepTrails { get; set; } = true;
}
