using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>The start of a run: written before the call that starts it, so that a repetition knows that there may be one already.</summary>
internal sealed record RunStart
{
    private const int CorrelationLength = 20;

    /// <summary>The idempotency key.</summary>
    public required string Key { get; init; }

    public required string Pipeline { get; init; }

    public string Ref { get => field ?? string.Empty; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the system has said that it started the run.</summary>
    public bool IsConfirmed { get; init; }

    public string Handle { get => field ?? string.Empty; init; }

    public string ExternalKey { get => field ?? string.Empty; init; }

    public string LogUrl { get => field ?? string.Empty; init; }

    /// <summary>Of the document; empty when it is not there yet.</summary>
    [JsonIgnore]
    public string ETag { get; init; } = string.Empty;

    /// <summary>What the run is found again by.</summary>
    [JsonIgnore]
    public string Correlation => CorrelationOf(Key);

    [JsonIgnore]
    public StartedRun Run => new(Handle, ExternalKey, LogUrl);

    /// <summary>Short enough for a title, and no part of that of another key.</summary>
    public static string CorrelationOf(string key) => $"relo-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..CorrelationLength]}";
}
