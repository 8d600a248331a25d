namespace ReleaseOrchestration.Functions.Tests.Hosting;

/// <summary>What the host writes: all of it into a file, the last of it kept for the one who asks why.</summary>
internal sealed class HostLog(string file) : IDisposable
{
    private const int Kept = 150;

    private readonly Lock _lock = new();
    private readonly StreamWriter _writer = new(file, append: true) { AutoFlush = true };
    private readonly Queue<string> _last = new();

    /// <summary>The last lines.</summary>
    public string Last
    {
        get
        {
            lock (_lock)
            {
                return $"{file}, at its end:\n{string.Join('\n', _last)}";
            }
        }
    }

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lock)
        {
            _writer.WriteLine(line);
            _last.Enqueue(line);
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _writer.Dispose();
        }
    }
}
