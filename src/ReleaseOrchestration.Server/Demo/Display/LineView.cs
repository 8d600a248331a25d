namespace ReleaseOrchestration.Server.Demo.Display;

/// <summary>Writes a line for each change of a status.</summary>
internal sealed class LineView(TextWriter writer) : IReleaseView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    public void Show(DemoNode release)
    {
        lock (_lock)
        {
            foreach (var node in release.All())
            {
                var state = TreeText.State(node);
                if (_known.GetValueOrDefault(node.Path, "Pending") != state && node.Status != "Pending")
                {
                    writer.WriteLine($"{TreeText.Symbol(node)} {(node.Path.Length == 0 ? "release" : node.Path),-28} {state}");
                }

                _known[node.Path] = state;
            }

            writer.Flush();
        }
    }

    public void Finish(DemoNode release) => Show(release);

    public void Say(string line)
    {
        lock (_lock)
        {
            writer.WriteLine(line);
            writer.Flush();
        }
    }
}
