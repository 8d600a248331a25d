using System.Runtime.CompilerServices;
using System.Text;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>Reads lines of whatever length without keeping more than the start of each.</summary>
internal static class BoundedLines
{
    private const int MaxLength = 64 * 1024;
    private const int BufferLength = 4096;

    /// <summary>The lines, each with whether its end was cut off.</summary>
    public static async IAsyncEnumerable<(string Text, bool IsCut)> ReadAsync(TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new char[BufferLength];
        var line = new StringBuilder();
        var (length, cut, pending) = (0, false, false);
        while ((length = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var i = 0; i < length; i++)
            {
                if (buffer[i] == '\n')
                {
                    yield return (Take(line), cut);
                    (cut, pending) = (false, false);
                    continue;
                }

                pending = true;
                cut |= line.Length == MaxLength;
                _ = line.Length < MaxLength ? line.Append(buffer[i]) : line;
            }
        }

        if (pending)
        {
            yield return (Take(line), cut);
        }
    }

    private static string Take(StringBuilder line)
    {
        var text = line.ToString();
        line.Clear();
        return text.EndsWith('\r') ? text[..^1] : text;
    }
}
