using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>The settings of a connector of type <c>http</c>.</summary>
internal sealed record HttpSettings
{
    public required string ConnectorId { get; init; }

    /// <summary>Where a pipeline is started; may hold <c>{pipeline}</c> and <c>{ref}</c>.</summary>
    public required UrlTemplate Url { get; init; }

    /// <summary>Where a pipeline is asked for; may hold <c>{handle}</c>. Null: the answer names it, or a callback comes.</summary>
    public UrlTemplate? PollUrl { get; init; }

    /// <summary>Where a pipeline is stopped; may hold <c>{handle}</c>. Null: the answer names it, or pipelines cannot be stopped.</summary>
    public UrlTemplate? CancelUrl { get; init; }

    public required string Method { get; init; }

    public required ImmutableSortedDictionary<string, string> Headers { get; init; }

    /// <summary>How it is called.</summary>
    public required CallSettings Calls { get; init; }

    public static Result<HttpSettings> Read(ConnectorDefinition connector)
    {
        var reader = new SettingsReader(connector);
        return reader.Error is { } error ? error : new HttpSettings
        {
            ConnectorId = connector.Id,
            Url = new UrlTemplate(reader.Text("url")),
            PollUrl = Optional(reader, "poll-url"),
            CancelUrl = Optional(reader, "cancel-url"),
            Method = reader.Text("method", "POST").ToUpperInvariant(),
            Headers = reader.Map("headers"),
            Calls = CallSettings.Read(reader),
        };
    }

    private static UrlTemplate? Optional(SettingsReader reader, string key) => reader.Text(key) is { Length: > 0 } text ? new UrlTemplate(text) : null;
}
