namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>Writes the zip of a bundle to a stream in which it can go back.</summary>
internal sealed class ZipWriter(Stream output)
{
    private readonly List<ZipMember> _members = [];
    private string _last = string.Empty;

    public async Task<BundleFile> AddAsync(string name, Func<Stream, Task> write)
    {
        if (!ZipLayout.IsName(name) || !ZipLayout.IsAfter(name, _last))
        {
            throw new ArgumentException($"'{name}' cannot stand in a bundle after '{_last}'.", nameof(name));
        }

        _last = name;
        var start = output.Position;
        await output.WriteAsync(ZipLayout.Local(new ZipMember(name, 0, 0, 0)));
        using var content = new DigestingWriter(output);
        await write(content);
        var end = output.Position;
        Require(end);
        var member = new ZipMember(name, content.Digest.Crc, (uint)content.Digest.Length, (uint)start);
        output.Position = start;
        await output.WriteAsync(ZipLayout.Local(member));
        output.Position = end;
        _members.Add(member);
        return new BundleFile(name, content.Digest.Length, content.Digest.Sha256());
    }

    public async Task CompleteAsync()
    {
        var start = output.Position;
        foreach (var member in _members)
        {
            await output.WriteAsync(ZipLayout.Central(member));
        }

        Require(output.Position);
        await output.WriteAsync(ZipLayout.End(_members.Count, (uint)(output.Position - start), (uint)start));
    }

    private void Require(long position)
    {
        if (position > ZipLayout.MostBytes || _members.Count >= ZipLayout.MostMembers)
        {
            throw new BundleTooLargeException($"A bundle holds up to 4 GiB and {ZipLayout.MostMembers} files; this one would be larger.");
        }
    }
}
