using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>What a program writes: goes to its log without secrets, up to a limit; its output lines become outputs, its last lines explain a failure.</summary>
internal sealed class CommandOutput : IDisposable
{
    private const string Marker = "::output ";
    private const int MaxOutputs = 200;
    private const int MaxOutputLength = 256 * 1024;
    private const int MaxName = 128;
    private const int TailLines = 8;
    private const int TailLength = 1000;
    private readonly Lock _lock = new();
    private readonly FileStream _log;
    private readonly int _limit;
    private readonly SecretScope _secrets;
    private readonly Queue<string> _tail = new();
    private readonly Dictionary<string, DataValue> _outputs = new(StringComparer.Ordinal);
    private int _outputLength;
    private bool _full;
    private bool _closed;

    public CommandOutput(string file, int limit, SecretScope secrets)
    {
        (_limit, _secrets) = (limit, secrets);
        _log = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _full = _log.Length >= limit;
    }

    /// <summary>What is wrong with an output line; the first one.</summary>
    public ApplicationError? Problem { get; private set; }

    public ImmutableSortedDictionary<string, DataValue> Outputs
    {
        get
        {
            lock (_lock)
            {
                return DataValue.Of(_outputs).Entries;
            }
        }
    }

    /// <summary>The last lines in one.</summary>
    public string Tail
    {
        get
        {
            lock (_lock)
            {
                var text = string.Join(" | ", _tail);
                return text.Length <= TailLength ? text : "…" + text[^TailLength..];
            }
        }
    }

    /// <summary>Reads a stream of the program to its end.</summary>
    public async Task ReadAsync(TextReader reader, bool mayHoldOutputs, CancellationToken cancellationToken)
    {
        await foreach (var (text, cut) in BoundedLines.ReadAsync(reader, cancellationToken))
        {
            Take(_secrets.Redact(text), cut, mayHoldOutputs);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            _log.Dispose();
        }
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= MaxName && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private void Take(string line, bool cut, bool mayHoldOutputs)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            Log(cut ? line + " … (line cut)" : line);
            if (mayHoldOutputs && line.StartsWith(Marker, StringComparison.Ordinal))
            {
                Problem ??= TakeOutput(line[Marker.Length..], cut);
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                _tail.Enqueue(line.Trim());
                _ = _tail.Count > TailLines ? _tail.Dequeue() : null;
            }
        }
    }

    private void Log(string line)
    {
        if (_full)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        _full = _log.Length + bytes.Length > _limit;
        _log.Write(_full ? "… (the rest is not kept)\n"u8 : bytes);
        _log.Flush();
    }

    private ApplicationError? TakeOutput(string text, bool cut)
    {
        var separator = text.IndexOf('=', StringComparison.Ordinal);
        var name = separator < 0 ? text : text[..separator].Trim();
        if (separator < 0 || !IsName(name))
        {
            return ConnectorErrors.WrongOutput($"`{(name.Length <= 100 ? name : name[..100])}` is no name and value");
        }

        _outputLength += text.Length;
        if (cut || _outputLength > MaxOutputLength || _outputs.Count >= MaxOutputs)
        {
            return ConnectorErrors.WrongOutput("there are more than 200 outputs, 256 KiB of them, or 64 KiB of one; write long values to a file and output its place");
        }

        _outputs[name] = DataValue.Of(text[(separator + 1)..]);
        return null;
    }
}
