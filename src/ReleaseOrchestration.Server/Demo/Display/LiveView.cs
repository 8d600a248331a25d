using System.Text;

namespace ReleaseOrchestration.Server.Demo.Display;

/// <summary>Draws the tree again and again in the same place; lines that stay go above it.</summary>
internal sealed class LiveView(TextWriter writer, Func<int> width) : IReleaseView
{
    private const string Escape = "\u001b[";
    private readonly Lock _lock = new();
    private IReadOnlyList<string> _tree = [];
    private int _drawn;

    public void Show(DemoNode release)
    {
        lock (_lock)
        {
            _tree = [.. TreeText.Lines(release)];
            Draw(above: null);
        }
    }

    public void Finish(DemoNode release)
    {
        lock (_lock)
        {
            Show(release);
            (_tree, _drawn) = ([], 0);
        }
    }

    public void Say(string line)
    {
        lock (_lock)
        {
            Draw(line);
        }
    }

    private void Draw(string? above)
    {
        var text = new StringBuilder();
        if (_drawn > 0)
        {
            text.Append(Escape).Append(_drawn).Append('A').Append('\r');
        }

        text.Append(Escape).Append('J');
        _ = above is null ? text : text.Append(above).Append('\n');
        foreach (var line in _tree)
        {
            text.Append(line.Length < width() ? line : line[..Math.Max(0, width() - 1)]).Append('\n');
        }

        _drawn = _tree.Count;
        writer.Write(text);
        writer.Flush();
    }
}
