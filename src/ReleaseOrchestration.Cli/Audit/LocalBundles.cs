using System.Text;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Audit.Bundles;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary>Bundles and published heads as files of this machine.</summary>
internal static class LocalBundles
{
    /// <summary>The name under which the trails that belong to no release are asked for.</summary>
    public const string System = "$system";

    private const int ShownFindings = 20;
    private const int BufferSize = 1024 * 1024;

    public static bool IsBundle(string target) => target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || File.Exists(target);

    public static BundleVerification Verify(string path, IReadOnlyCollection<PublishedHead> heads)
    {
        using var bundle = Open(path);
        return AuditBundle.Verify(bundle, heads);
    }

    /// <summary>Verifies what the server knows on this machine, as a bundle that is not kept.</summary>
    public static async Task<BundleVerification> VerifyAsync(ReloClient client, string release, IReadOnlyCollection<PublishedHead> heads, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await client.DownloadAsync(Address(release), file, cancellationToken);
        file.Position = 0;
        return AuditBundle.Verify(file, heads);
    }

    public static string Address(string release) => release == System ? "audit/export" : ResourcePath.Release(release, "audit/export");

    /// <summary>The heads of a file that the server publishes to.</summary>
    public static List<PublishedHead> ReadHeads(string path, Action<string> tell)
    {
        using var reader = new StreamReader(Open(path));
        var (heads, number) = (new List<PublishedHead>(), 0);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (PublishedHead.Read(Encoding.UTF8.GetBytes(line)) is { } head)
            {
                heads.Add(head);
            }
            else if (line.Length > 0)
            {
                tell($"{path}:{number}: this line is no published head; a server that was cut off may have left half of one.");
            }
        }

        return heads.Count > 0 ? heads : throw ReloException.Usage($"'{path}' holds no published head.");
    }

    public static IEnumerable<string> Describe(BundleVerdict verdict)
    {
        var compared = verdict.HeadsCompared > 0 ? $", {verdict.HeadsCompared} published heads compared" : string.Empty;
        yield return verdict.Valid
            ? $"{verdict.Bundle}: valid, {Count(verdict.Entries, "entry", "entries")} in {Count(verdict.Trails, "trail", "trails")}{(string.IsNullOrEmpty(verdict.Release) ? string.Empty : $" of {verdict.Release}")}{compared}, manifest sha256 {verdict.ManifestSha256}"
            : $"{verdict.Bundle}: NOT valid";
        foreach (var finding in verdict.Findings.Take(ShownFindings))
        {
            yield return $"  {finding}";
        }

        if (verdict.Findings.Length > ShownFindings)
        {
            yield return $"  and {verdict.Findings.Length - ShownFindings} more";
        }

        if (verdict.Valid && verdict.Absent > 0)
        {
            yield return $"  {verdict.Absent} files that entries name were not in the store any more when the bundle was written";
        }
    }

    private static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ReloException.Usage($"'{path}' cannot be read: {exception.Message}");
        }
    }
}
