namespace ReleaseOrchestration.Connectors.Tests.Conformance;

/// <summary>A run of a fake system.</summary>
internal sealed class FakeRun
{
    public required long Id { get; init; }

    public required string Pipeline { get; init; }

    public string Ref { get; init; } = string.Empty;

    public required Dictionary<string, string> Inputs { get; init; }

    public FakeEnd? End { get; private set; }

    public bool StopAsked { get; private set; }

    /// <summary>The file of its outputs; null for none.</summary>
    public byte[]? Outputs { get; private set; }

    public void Finish(FakeEnd end, byte[]? outputs = null) => (End, Outputs) = (end, outputs);

    public void Stop() => (StopAsked, End) = (true, End ?? FakeEnd.Cancelled);
}
