using System.Text;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Core.Audit.Bundles;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Heads as lines of a file to which is only appended.</summary>
internal sealed class HeadFile(IOptions<HeadOptions> options) : IHeadTarget
{
    private readonly string _path = options.Value.Path;

    /// <summary>Makes sure that the file can be written.</summary>
    /// <exception cref="OptionsValidationException">It cannot.</exception>
    public void Require()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
            using var file = Open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OptionsValidationException(nameof(HeadOptions), typeof(HeadOptions), [$"The file '{_path}' of Audit:Heads:Path cannot be written: {exception.Message}"]);
        }
    }

    public async Task<IReadOnlyDictionary<string, PublishedHead>> NewestAsync(CancellationToken cancellationToken)
    {
        var newest = new Dictionary<string, PublishedHead>(StringComparer.Ordinal);
        using var reader = new StreamReader(new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            // Of two hosts that publish, the one that read later may have written first.
            if (PublishedHead.Read(Encoding.UTF8.GetBytes(line)) is { } head && !(newest.TryGetValue(head.Trail, out var known) && known.Sequence > head.Sequence))
            {
                newest[head.Trail] = head;
            }
        }

        return newest;
    }

    public async Task AppendAsync(IReadOnlyCollection<PublishedHead> heads, CancellationToken cancellationToken)
    {
        await using var file = Open();
        using var lines = new MemoryStream();

        // A crash may have left half a line; it stays a line of its own.
        if (file.Length > 0 && !await EndsWithLineAsync(cancellationToken))
        {
            lines.WriteByte((byte)'\n');
        }

        foreach (var head in heads)
        {
            lines.Write(head.Write());
            lines.WriteByte((byte)'\n');
        }

        await file.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private async Task<bool> EndsWithLineAsync(CancellationToken cancellationToken)
    {
        await using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-1, SeekOrigin.End);
        var last = new byte[1];
        await file.ReadExactlyAsync(last, cancellationToken);
        return last[0] == '\n';
    }

    private FileStream Open() => new(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
}
