using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>
/// What lists and the calendar show of a release, and what they filter by. It is the body of every row that finds the release, so that a page is read without its records.
/// </summary>
public sealed record ReleaseEntry
{
    /// <summary>How rows are made of entries at present; an entry of another number is written anew.</summary>
    internal const int CurrentForm = 1;

    private const int LongestReason = 160;

    /// <summary>By which form its rows were made.</summary>
    [JsonPropertyName("x")]
    public int Form { get; internal set; }

    /// <summary>Its id.</summary>
    [JsonPropertyName("i")]
    public string Id { get; internal set; } = string.Empty;

    /// <summary>Its name.</summary>
    [JsonPropertyName("n")]
    public string? Name { get; internal set; }

    /// <summary>Its version, as people count.</summary>
    [JsonPropertyName("v")]
    public string? Version { get; internal set; }

    /// <summary>The newest run.</summary>
    [JsonPropertyName("r")]
    public int Run { get; internal set; }

    /// <summary>Its status.</summary>
    [JsonPropertyName("s")]
    public ReleaseStatus Status { get; internal set; }

    /// <summary>Why it has its status.</summary>
    [JsonPropertyName("w")]
    public string? Reason { get; internal set; }

    /// <summary>The process.</summary>
    [JsonPropertyName("p")]
    public string? Process { get; internal set; }

    /// <summary>The version of the process.</summary>
    [JsonPropertyName("pv")]
    public int? ProcessVersion { get; internal set; }

    /// <summary>The input set; null for none.</summary>
    [JsonPropertyName("k")]
    public string? InputSet { get; internal set; }

    /// <summary>The revision of the input set.</summary>
    [JsonPropertyName("kv")]
    public int? InputSetVersion { get; internal set; }

    /// <summary>The release group; null for none.</summary>
    [JsonPropertyName("g")]
    public string? Group { get; internal set; }

    /// <summary>Free words to search by.</summary>
    [JsonPropertyName("t")]
    public ImmutableArray<string>? Tags { get; internal set; }

    /// <summary>The environments that its process names.</summary>
    [JsonPropertyName("e")]
    public ImmutableArray<string>? Environments { get; internal set; }

    /// <summary>The services that its process names.</summary>
    [JsonPropertyName("u")]
    public ImmutableArray<string>? Services { get; internal set; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("c")]
    public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>Who created it.</summary>
    [JsonPropertyName("cb")]
    public string? CreatedBy { get; internal set; }

    /// <summary>When it was started.</summary>
    [JsonPropertyName("b")]
    public DateTimeOffset? StartedAt { get; internal set; }

    /// <summary>Who started it.</summary>
    [JsonPropertyName("bb")]
    public string? StartedBy { get; internal set; }

    /// <summary>When it ended.</summary>
    [JsonPropertyName("d")]
    public DateTimeOffset? EndedAt { get; internal set; }

    /// <summary>When it is meant to be.</summary>
    [JsonPropertyName("a")]
    public ReleaseSchedule? Schedule { get; internal set; }

    /// <summary>Who agreed that it may start.</summary>
    [JsonPropertyName("y")]
    public string? ApprovedBy { get; internal set; }

    /// <summary>Whether there is more to show than stands here: outputs, a legal hold, a long reason.</summary>
    [JsonPropertyName("m")]
    public bool HasMore { get; internal set; }

    /// <summary>When it began, or is meant to; null for a draft without a time.</summary>
    internal DateTimeOffset? Begins => StartedAt ?? Schedule?.At;

    /// <summary>When it ended, or is meant to where it has not started; null while it runs.</summary>
    internal DateTimeOffset? Ends => EndedAt ?? (StartedAt is null ? Schedule?.Until : null);

    /// <summary>Whether its machine may still change it without its record being written.</summary>
    internal bool IsLive => Status is ReleaseStatus.Running or ReleaseStatus.OnHold or ReleaseStatus.Paused;

    internal static ReleaseEntry Of(ReleaseRecord record, ReleaseSummary? summary)
    {
        var shown = ReleaseOverview.Of(record, summary);
        return new ReleaseEntry
        {
            Form = CurrentForm,
            Id = shown.Id,
            Name = Said(shown.Name),
            Version = Said(shown.Version),
            Run = shown.Run,
            Status = shown.Status,
            Reason = Said(shown.Reason.Length > LongestReason ? shown.Reason[..LongestReason] : shown.Reason),
            Process = Said(shown.Process),
            ProcessVersion = shown.ProcessVersion,
            InputSet = Said(shown.InputSet),
            InputSetVersion = shown.InputSetVersion,
            Group = Said(shown.Group),
            Tags = Said(shown.Tags),
            Environments = Said(shown.Environments),
            Services = Said(shown.Services),
            CreatedAt = shown.CreatedAt,
            CreatedBy = Said(shown.CreatedBy),
            StartedAt = shown.StartedAt,
            StartedBy = Said(shown.StartedBy),
            EndedAt = shown.EndedAt,
            Schedule = shown.Schedule,
            ApprovedBy = Said(shown.ApprovedBy),
            HasMore = shown.Outputs.Count > 0 || shown.LegalHold is not null || shown.Reason.Length > LongestReason,
        };
    }

    /// <summary>The entry in a row; null in one that an earlier release of the product wrote, which had none.</summary>
    internal static ReleaseEntry? Read(ReadOnlySpan<byte> body) => body.Length <= 2 ? null : new EntryReader(body).Read();

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ListingJsonContext.Default.ReleaseEntry);

    internal ReleaseOverview ToOverview() => new()
    {
        Id = Id,
        Name = Name ?? string.Empty,
        Version = Version ?? string.Empty,
        Run = Run,
        Status = Status,
        Reason = Reason ?? string.Empty,
        Process = Process ?? string.Empty,
        ProcessVersion = ProcessVersion,
        InputSet = InputSet ?? string.Empty,
        InputSetVersion = InputSetVersion,
        Group = Group ?? string.Empty,
        Tags = Tags ?? [],
        Environments = Environments ?? [],
        Services = Services ?? [],
        CreatedAt = CreatedAt,
        CreatedBy = CreatedBy ?? string.Empty,
        StartedAt = StartedAt,
        StartedBy = StartedBy ?? string.Empty,
        EndedAt = EndedAt,
        Schedule = Schedule,
        ApprovedBy = ApprovedBy ?? string.Empty,
    };

    private static string? Said(string text) => text.Length == 0 ? null : text;

    private static ImmutableArray<string>? Said(ImmutableArray<string> words) => words.IsEmpty ? null : words;
}
