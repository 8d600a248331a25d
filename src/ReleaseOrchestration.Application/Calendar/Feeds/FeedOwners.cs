using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Tells whether somebody answers for releases: their process names them, in the version that they have, or their group does, as it is now.</summary>
internal sealed class FeedOwners(string owner, DefinitionStore definitions)
{
    private readonly string _owner = Canonical(owner);
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public async Task<bool> OwnsAsync(ReleaseEntry release, CancellationToken cancellationToken) =>
        (release.Group is { } group && await KnownAsync($"group {group}", () => OwnsGroupAsync(group, cancellationToken)))
        || (release.Process is { } process && await KnownAsync($"process {process} {release.ProcessVersion}", () => OwnsProcessAsync(process, release.ProcessVersion, cancellationToken)));

    public async Task<bool> OwnsAsync(ReleaseGroupDefinition group, CancellationToken cancellationToken) =>
        IsNamed(group.Owners) || await OwnsAsync(new ReleaseEntry { Id = string.Empty, Process = group.Process.Id, ProcessVersion = group.Process.Version }, cancellationToken);

    private static string Canonical(string name) => Persons.ParseSeat(name) ?? name.Trim();

    private async Task<bool> KnownAsync(string key, Func<Task<bool>> find)
    {
        if (!_known.TryGetValue(key, out var owns))
        {
            owns = await find();
            _known[key] = owns;
        }

        return owns;
    }

    private async Task<bool> OwnsGroupAsync(string group, CancellationToken cancellationToken) =>
        await definitions.FindAsync(DefinitionKind.ReleaseGroup, group, cancellationToken) is { } record
        && IsNamed(DefinitionCodec.DeserializeReleaseGroup((await definitions.BodyAsync(record, cancellationToken)).Span).Owners);

    // A version can be read even when its process was deleted.
    private async Task<bool> OwnsProcessAsync(string process, int? version, CancellationToken cancellationToken)
    {
        var record = version is { } number
            ? await definitions.FindVersionAsync(DefinitionKind.Process, process, number, cancellationToken)
            : await definitions.FindAsync(DefinitionKind.Process, process, cancellationToken);
        return record is not null && IsNamed(DefinitionCodec.Deserialize((await definitions.BodyAsync(record, cancellationToken)).Span).Owners);
    }

    private bool IsNamed(IEnumerable<string> owners) => owners.Any(name => Canonical(name) == _owner);
}
