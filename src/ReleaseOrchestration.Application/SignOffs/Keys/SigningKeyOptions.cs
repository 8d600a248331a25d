using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Application.SignOffs.Keys;

/// <summary>How the keys of links are kept; the section <c>Keys</c>.</summary>
public sealed class SigningKeyOptions
{
    /// <summary>The file; set by the host.</summary>
    public string File { get; set; } = string.Empty;

    /// <summary>After how long a new key signs; links of the former one go on until they expire. Default 90 days; at least 32, so that two keys are enough.</summary>
    [Range(typeof(TimeSpan), "32.00:00:00", "3650.00:00:00")]
    public TimeSpan RotateAfter { get; set; } = TimeSpan.FromDays(90);
}
