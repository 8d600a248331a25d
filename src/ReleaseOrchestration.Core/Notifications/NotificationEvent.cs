using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>Something that happened, as rules and receivers see it.</summary>
public sealed record NotificationEvent
{
    /// <summary>Always the same for the same thing that happened.</summary>
    public required string Id { get; init; }

    /// <summary>Its kinds: the most general first, such as <c>release.ended, release.failed, release.burned</c>.</summary>
    public ImmutableArray<string> Kinds { get => field.IsDefault ? [] : field; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The release that it belongs to.</summary>
    public required ReleaseFacts Release { get; init; }

    /// <summary>The run of the release.</summary>
    public int Run { get; init; }

    /// <summary>The path of the node; empty for the release.</summary>
    public string Path { get => field ?? string.Empty; init; }

    /// <summary>The name of the node; that of the release where there is none.</summary>
    public string Title { get => field ?? string.Empty; init; }

    /// <summary>The status before; empty when it did not change.</summary>
    public string Before { get => field ?? string.Empty; init; }

    /// <summary>The status after; empty when it did not change.</summary>
    public string Status { get => field ?? string.Empty; init; }

    /// <summary>approve or reject, approved, rejected or expired; empty where nothing was decided.</summary>
    public string Outcome { get => field ?? string.Empty; init; }

    /// <summary>The attempt; 0 when it is about none.</summary>
    public int Attempt { get; init; }

    /// <summary>Who did it; <c>system</c> when nobody did.</summary>
    public string Actor { get => field ?? string.Empty; init; }

    /// <summary>Why.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>Who answers for the node.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who is asked for a sign-off now.</summary>
    public ImmutableArray<string> Approvers { get => field.IsDefault ? [] : field; init; }

    /// <summary>By when the node should end, or the sign-off be decided.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The kind that it is shown as.</summary>
    public string Kind => Kinds.IsEmpty ? string.Empty : Kinds[0];

    internal DataValue? Fact(string name) => name switch
    {
        "kind" => DataValue.Of(Kind),
        "kinds" => Texts(Kinds),
        "at" => Instant(At),
        "path" => DataValue.Of(Path),
        "phase" => DataValue.Of(Path[(Path.LastIndexOf('/') + 1)..].Split('.')[0]),
        "activity" => DataValue.Of(Path[(Path.LastIndexOf('/') + 1)..].Split('.', 2) is [_, var activity] ? activity : string.Empty),
        "title" => DataValue.Of(Title),
        "before" => DataValue.Of(Before),
        "status" => DataValue.Of(Status),
        "outcome" => DataValue.Of(Outcome),
        "attempt" => DataValue.Of(Attempt),
        "run" => DataValue.Of(Run),
        "actor" => DataValue.Of(Actor),
        "reason" => DataValue.Of(Reason),
        "owners" => Texts(Owners),
        "approvers" => Texts(Approvers),
        "due" => Due is { } due ? Instant(due) : DataValue.Of(string.Empty),
        "processes" => Texts(Release.Processes),
        "tags" => Texts(Release.Tags),
        _ => null,
    };

    private static DataValue Texts(ImmutableArray<string> texts) => DataValue.Of(texts.Select(DataValue.Of));

    private static DataValue Instant(DateTimeOffset instant) => DataValue.Of(instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
}
