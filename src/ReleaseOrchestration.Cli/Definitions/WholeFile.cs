using System.Text;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>Replaces files whole or not at all.</summary>
internal static class WholeFile
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Writes a file beside the old one and puts it in its place; permissions and a byte order mark stay.</summary>
    public static async Task ReplaceAsync(string name, string text, CancellationToken cancellationToken)
    {
        var target = File.ResolveLinkTarget(name, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(name);
        var temporary = target + ".relo-fmt";
        try
        {
            var hadMark = (await File.ReadAllBytesAsync(target, cancellationToken)).AsSpan().StartsWith(Mark);
            await File.WriteAllTextAsync(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: hadMark), cancellationToken);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw ReloException.Usage($"'{name}' cannot be written: {failure.Message}");
        }
    }
}
