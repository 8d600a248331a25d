using System.Collections.Immutable;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>The settings that every connector has that calls over HTTP.</summary>
internal sealed record CallSettings
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Of one try of one call.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The pause between two polls; null: it grows, or the answer says.</summary>
    public required TimeSpan? PollAfter { get; init; }

    /// <summary>Which hosts may be in a private network, if the server allows that: null all of them, else those in the list.</summary>
    public required ImmutableArray<string>? PrivateHosts { get; init; }

    public static CallSettings Read(SettingsReader reader) => new()
    {
        Timeout = reader.Duration("timeout") ?? DefaultTimeout,
        PollAfter = reader.Duration("poll-after"),
        PrivateHosts = ReadPrivateHosts(reader),
    };

    /// <summary>Whether this connector may call an address that turns out to be private or this machine.</summary>
    public bool MayBePrivate(Uri address) => PrivateHosts is not { } hosts || hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase);

    private static ImmutableArray<string>? ReadPrivateHosts(SettingsReader reader) => reader.Find("allow-private") switch
    {
        null => null,
        { Kind: DataKind.Boolean } value => value.Boolean ? null : [],
        { Kind: DataKind.Text } value => [value.Text],
        _ => reader.Texts("allow-private"),
    };
}
