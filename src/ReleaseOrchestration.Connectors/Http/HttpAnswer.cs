using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>What the body of an answer says: <c>{status, outputs, logUrl, message, handle, pollUrl, pollAfter, cancelUrl}</c>.</summary>
internal sealed record HttpAnswer
{
    private const int Accepted = 202;
    private const int MaxText = 4096;
    private const int MaxUrl = 2048;

    public required RunStatus Status { get; init; }

    public ImmutableSortedDictionary<string, DataValue> Outputs { get; init; } = ImmutableSortedDictionary<string, DataValue>.Empty;

    /// <summary>Where the log is; only what a browser may safely be sent to.</summary>
    public string LogUrl { get; init; } = string.Empty;

    public string Message { get; init; } = string.Empty;

    public string Handle { get; init; } = string.Empty;

    public string PollUrl { get; init; } = string.Empty;

    public string CancelUrl { get; init; } = string.Empty;

    public TimeSpan? PollAfter { get; init; }

    /// <summary>Reads the body of an answer of the 2xx range.</summary>
    public static Result<HttpAnswer> Read(string host, HttpReply reply, SecretScope secrets)
    {
        if (reply.IsCut)
        {
            return ConnectorErrors.UnreadableAnswer(host, "it is longer than 1 MiB");
        }

        if (reply.Status == Accepted && string.IsNullOrWhiteSpace(reply.Body))
        {
            return new HttpAnswer { Status = RunStatus.Running };
        }

        try
        {
            using var document = JsonDocument.Parse(reply.Body);
            return Read(document.RootElement, secrets);
        }
        catch (JsonException error)
        {
            return ConnectorErrors.UnreadableAnswer(host, $"{Problem(error)}; it starts `{reply.Excerpt(secrets)}`");
        }
    }

    private static HttpAnswer Read(JsonElement root, SecretScope secrets)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("it is no JSON object");
        }

        return new HttpAnswer
        {
            Status = ReadStatus(Text(root, "status", MaxText)),
            Outputs = root.TryGetProperty("outputs", out var outputs) && outputs.ValueKind != JsonValueKind.Null ? ReadOutputs(outputs) : ImmutableSortedDictionary<string, DataValue>.Empty,
            LogUrl = Link(Text(root, "logUrl", MaxText)),
            Message = Cut(secrets.Redact(Text(root, "message", int.MaxValue))),
            Handle = Text(root, "handle", MaxUrl),
            PollUrl = Text(root, "pollUrl", MaxUrl),
            CancelUrl = Text(root, "cancelUrl", MaxUrl),
            PollAfter = ReadPause(root),
        };
    }

    private static RunStatus ReadStatus(string text) => text.ToLowerInvariant() switch
    {
        "accepted" or "running" => RunStatus.Running,
        "succeeded" => RunStatus.Succeeded,
        "failed" => RunStatus.Failed,
        "cancelled" or "canceled" => RunStatus.Cancelled,
        "" => throw new JsonException("it has no `status` (accepted, running, succeeded, failed or cancelled)"),
        _ => throw new JsonException($"its `status` is `{text}`, not accepted, running, succeeded, failed or cancelled"),
    };

    private static ImmutableSortedDictionary<string, DataValue> ReadOutputs(JsonElement outputs) =>
        outputs.ValueKind == JsonValueKind.Object ? PlainValues.Entries(outputs) : throw new JsonException("its `outputs` are no object");

    private static TimeSpan? ReadPause(JsonElement root)
    {
        if (!root.TryGetProperty("pollAfter", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 100_000_000)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return value.ValueKind == JsonValueKind.String && Durations.TryParse(value.GetString()!, out var pause)
            ? pause
            : throw new JsonException("its `pollAfter` is no length of time");
    }

    private static string Text(JsonElement root, string name, int limit)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return string.Empty;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => throw new JsonException($"its `{name}` is no text"),
        };
        return text.Length <= limit ? text : throw new JsonException($"its `{name}` has more than {limit} characters");
    }

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..MaxText] + "…";

    private static string Link(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? text : string.Empty;

    private static string Problem(JsonException error) => error.LineNumber is null ? error.Message : "it is no valid JSON";
}
