using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Tells whether somebody answers for releases: their process names them, as it was pinned, or their group does, as it is now.</summary>
internal sealed class FeedOwners(string owner, DefinitionStore definitions, IDefinitionSource pinned)
{
    private readonly string _owner = Canonical(owner);
    private readonly DefinitionCatalog _catalog = new(definitions, []);
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public async Task<bool> OwnsAsync(ReleaseRecord record, CancellationToken cancellationToken) =>
        (record.Group.Length > 0 && await KnownAsync($"group {record.Group}", () => OwnsGroupAsync(record.Group, cancellationToken)))
        || await KnownAsync($"process {record.Process} {record.ProcessVersion} {record.DefinitionHash}", () => OwnsProcessAsync(record, cancellationToken));

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

    private async Task<bool> OwnsProcessAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        var process = record.DefinitionHash.Length > 0
            ? await pinned.LoadAsync(record.DefinitionHash, cancellationToken)
            : await _catalog.ProcessAsync(record.Process, record.ProcessVersion, cancellationToken);
        return process is not null && IsNamed(process.Owners);
    }

    private bool IsNamed(IEnumerable<string> owners) => owners.Any(name => Canonical(name) == _owner);
}
