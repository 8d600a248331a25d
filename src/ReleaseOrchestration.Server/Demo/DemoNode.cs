using System.Collections.Immutable;
using System.Text.Json;

namespace ReleaseOrchestration.Server.Demo;

/// <summary>A node of a release as the API shows it.</summary>
internal sealed record DemoNode
{
    private static readonly string[] EndedStatuses = ["Succeeded", "PartiallySucceeded", "Completed", "Failed", "Ignored", "Skipped", "Aborted"];

    public required string Path { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it waits for, in words.</summary>
    public required ImmutableArray<string> WaitsFor { get; init; }

    /// <summary>The tasks that are to be done.</summary>
    public required ImmutableArray<string> OpenTasks { get; init; }

    /// <summary>Who can sign off now; empty when nobody is asked.</summary>
    public required ImmutableArray<string> OpenSeats { get; init; }

    /// <summary>Who has signed off.</summary>
    public required ImmutableArray<string> Approvals { get; init; }

    /// <summary>How many sign-offs it needs.</summary>
    public required int Needed { get; init; }

    public required string Artifact { get; init; }

    public required ImmutableArray<DemoNode> Children { get; init; }

    public bool HasEnded => EndedStatuses.Contains(Status, StringComparer.Ordinal);

    public static DemoNode Read(JsonElement node)
    {
        var open = Text(node, "status") is "OnHold";
        var approval = node.TryGetProperty("approval", out var value) && value.ValueKind == JsonValueKind.Object ? value : default;
        return new DemoNode
        {
            Path = Text(node, "path"),
            Kind = Text(node, "kind"),
            Name = Text(node, "name") is { Length: > 0 } name ? name : Text(node, "id"),
            Status = Text(node, "status"),
            StartedAt = Instant(node, "startedAt"),
            EndedAt = Instant(node, "endedAt"),
            WaitsFor = [.. Items(node, "waitsFor").Select(wait => $"{Text(wait, "kind")} {Text(wait, "on")}".Trim())],
            OpenTasks = open ? [.. Items(node, "tasks").Where(task => Text(task, "status") is not "Done").Select(task => Text(task, "id"))] : [],
            OpenSeats = open ? [.. Items(approval, "openSeats").Select(seat => seat.GetString()!)] : [],
            Approvals = [.. Items(approval, "decisions").Select(decision => Text(decision, "person"))],
            Needed = approval.ValueKind == JsonValueKind.Object && approval.TryGetProperty("needed", out var needed) ? needed.GetInt32() : 0,
            Artifact = Artifacts(node, "outputs") is { Length: > 0 } made ? made : Artifacts(node, "inputs"),
            Children = [.. Items(node, "children").Select(Read)],
        };
    }

    /// <summary>The node and all below it.</summary>
    public IEnumerable<DemoNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    private static string Artifacts(JsonElement node, string property) =>
        node.TryGetProperty(property, out var values) && values.ValueKind == JsonValueKind.Object ? Text(values, "ARTIFACT") : string.Empty;

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    private static DateTimeOffset? Instant(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetDateTimeOffset() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;
}
