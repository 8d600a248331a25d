using System.Text;
using System.Security.Cryptography;

namespace ReleaseOrchestration.Core.Audit.Bundles;

internal sealed partial class BundleVerifier
{
    private BundleManifest? Compare()
    {
        if (_files.Count == 0 || _files[^1].Name != BundleFiles.ManifestHash || _manifestBytes.Length == 0)
        {
            Add(BundleFiles.Manifest, "The manifest, or the file with its hash, is missing.");
            return null;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(_manifestBytes));
        if (!_manifestHash.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes($"{hash}  {BundleFiles.Manifest}\n")))
        {
            Add(BundleFiles.Manifest, $"The manifest does not have the hash that {BundleFiles.ManifestHash} says: one of the two was changed.");
        }

        if (BundleJsonContext.Read(_manifestBytes) is not { } manifest)
        {
            Add(BundleFiles.Manifest, "The manifest is not written as one is.");
            return null;
        }

        if (manifest.Format != BundleManifest.CurrentFormat)
        {
            Add(BundleFiles.Manifest, $"The format is '{manifest.Format}'; this verifier knows {BundleManifest.CurrentFormat}.");
            return manifest;
        }

        CompareFiles(manifest);
        CompareTrails(manifest);
        CompareNamed(manifest);
        CompareApprovals();
        CompareHeads(manifest);
        return manifest;
    }

    private void CompareFiles(BundleManifest manifest)
    {
        var found = _files.Where(file => file.Name is not (BundleFiles.Manifest or BundleFiles.ManifestHash)).ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var file in manifest.Files)
        {
            if (!found.Remove(file.Name, out var actual))
            {
                var twin = found.Values.FirstOrDefault(other => other.Sha256 == file.Sha256 && manifest.Files.All(listed => listed.Name != other.Name));
                Add(file.Name, twin is null ? "The manifest names this file, and it is not there: it was removed." : $"The file was renamed to '{twin.Name}'.");
            }
            else if (actual != file)
            {
                Add(file.Name, actual.Size == file.Size ? "The content is not the one that the manifest names." : $"The file has {actual.Size} bytes; the manifest says {file.Size}.");
            }
        }

        foreach (var name in found.Keys.Order(StringComparer.Ordinal))
        {
            Add(name, "The manifest does not name this file: it was added.");
        }
    }

    private void CompareTrails(BundleManifest manifest)
    {
        foreach (var trail in manifest.Trails)
        {
            var walked = _trails.Find(one => one.File == trail.File);
            if (walked is null || walked.Trail != trail.Trail)
            {
                Add(trail.File, $"The file does not hold the trail '{trail.Trail}'.");
            }
            else if (walked.Found.IsIntact && walked.Found.Head != new AuditHead(trail.Entries, trail.Head))
            {
                Add(trail.File, $"The trail has {walked.Found.Head.Sequence} entries; the manifest says {trail.Entries} and {trail.Head}.", Math.Min(walked.Found.Head.Sequence, trail.Entries) + 1);
            }
        }

        foreach (var walked in _trails.Where(one => manifest.Trails.All(trail => trail.File != one.File)))
        {
            Add(walked.File, "The manifest does not name this trail.");
        }

        foreach (var twice in _trails.GroupBy(one => one.Trail, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            Add(twice.Last().File, $"The trail '{twice.Key}' is there twice.");
        }
    }

    private void CompareNamed(BundleManifest manifest)
    {
        CompareNamed(manifest, _evidence, BundleFiles.Evidence, BundleFiles.EvidenceOf);
        CompareNamed(manifest, _definitions, BundleFiles.Definitions, BundleFiles.Definition);
        foreach (var source in _files.Where(file => file.Name.StartsWith(BundleFiles.Sources, StringComparison.Ordinal)))
        {
            if (_release.AsSpan().IndexOf(Encoding.ASCII.GetBytes(source.Sha256)) < 0)
            {
                Add(source.Name, $"{BundleFiles.Release} does not name this text.");
            }
        }
    }

    private void CompareNamed(BundleManifest manifest, Dictionary<string, (string File, long Entry)> named, string folder, Func<string, string> nameOf)
    {
        var there = _files.Select(file => file.Name).Where(name => name.StartsWith(folder, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        foreach (var (hash, (file, entry)) in named)
        {
            var name = nameOf(hash);
            if (there.Remove(name) == manifest.Absent.Contains(hash))
            {
                Add(file, manifest.Absent.Contains(hash) ? $"The manifest says that {name} was not there any more, but it is." : $"The entry names {name}, which is not there.", entry);
            }
        }

        foreach (var name in there.Order(StringComparer.Ordinal))
        {
            Add(name, "No entry names this file.");
        }
    }

    private void CompareApprovals()
    {
        if (_trails.Exists(trail => !trail.Found.IsIntact))
        {
            return;
        }

        for (var i = 0; i < Math.Max(_approvals.Count, _expectedApprovals.Count); i++)
        {
            if (i >= _approvals.Count || i >= _expectedApprovals.Count || !_approvals[i].AsSpan().SequenceEqual(_expectedApprovals[i]))
            {
                Add(BundleFiles.Approvals, "It is not the entry about a sign-off that stands in the trails.", i + 1);
                return;
            }
        }
    }

    private void CompareHeads(BundleManifest manifest)
    {
        foreach (var published in _heads.Where(head => Concerns(manifest, head.Key) && _trails.TrueForAll(trail => trail.Trail != head.Key)))
        {
            Add(string.Empty, $"The trail '{published.Key}' was published with {published.Max(head => head.Sequence)} entries, and is not in the bundle.");
        }
    }

    private static bool Concerns(BundleManifest manifest, string trail) =>
        manifest.Release.Length == 0 ? trail.StartsWith('$') : trail.StartsWith(manifest.Release + "/", StringComparison.Ordinal);
}
