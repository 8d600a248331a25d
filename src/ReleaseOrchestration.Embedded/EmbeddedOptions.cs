using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Embedded;

/// <summary>How the embedded runtime works; validated at start.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>The folder of the database and the blobs; on a local disk. Default <c>data</c>.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>How many machines stay in memory; idle ones beyond that are read again when a message comes. Default 20,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxLiveMachines { get; set; } = 20_000;

    /// <summary>How many effects are carried out at the same time. Default 16.</summary>
    [Range(1, 1024)]
    public int EffectWorkers { get; set; } = 16;

    /// <summary>How often an effect is tried before it is given up. Default 8.</summary>
    [Range(1, 1000)]
    public int MaxEffectTries { get; set; } = 8;

    /// <summary>The pause after the first failed try of an effect; it doubles with each further one. Default one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two tries of an effect. Default one minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many outside messages are committed together at the most. Default 512.</summary>
    [Range(1, 65_536)]
    public int MaxBatch { get; set; } = 512;

    /// <summary>How many outside messages may wait before callers have to. Default 4,096.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; set; } = 4096;

    /// <summary>How many messages machines may send each other because of one outside message. Default 100,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxCascade { get; set; } = 100_000;

    /// <summary>How long a stop waits for effects that do not heed their cancellation. Default ten seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
