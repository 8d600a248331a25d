using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>The settings of a connector of type <c>http</c>.</summary>
internal sealed record HttpSettings
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    public required string ConnectorId { get; init; }

    /// <summary>Where a pipeline is started; may hold <c>{pipeline}</c> and <c>{ref}</c>.</summary>
    public required UrlTemplate Url { get; init; }

    /// <summary>Where a pipeline is asked for; may hold <c>{handle}</c>. Null: the answer names it, or a callback comes.</summary>
    public UrlTemplate? PollUrl { get; init; }

    /// <summary>Where a pipeline is stopped; may hold <c>{handle}</c>. Null: the answer names it, or pipelines cannot be stopped.</summary>
    public UrlTemplate? CancelUrl { get; init; }

    public required string Method { get; init; }

    public required ImmutableSortedDictionary<string, string> Headers { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>The pause between two polls, where the answer says nothing of it.</summary>
    public required TimeSpan? PollAfter { get; init; }

    /// <summary>Which hosts may be in a private network, if the server allows that: null all of them, else those in the list.</summary>
    public required ImmutableArray<string>? PrivateHosts { get; init; }

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
            Timeout = reader.Duration("timeout") ?? DefaultTimeout,
            PollAfter = reader.Duration("poll-after"),
            PrivateHosts = ReadPrivateHosts(reader),
        };
    }

    /// <summary>Whether this connector may call an address that turns out to be private or this machine.</summary>
    public bool MayBePrivate(Uri address) => PrivateHosts is not { } hosts || hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase);

    private static UrlTemplate? Optional(SettingsReader reader, string key) => reader.Text(key) is { Length: > 0 } text ? new UrlTemplate(text) : null;

    private static ImmutableArray<string>? ReadPrivateHosts(SettingsReader reader) => reader.Find("allow-private") switch
    {
        null => null,
        { Kind: DataKind.Boolean } value => value.Boolean ? null : [],
        { Kind: DataKind.Text } value => [value.Text],
        _ => reader.Texts("allow-private"),
    };
}
