using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>What a restart does, or would do.</summary>
internal sealed record RestartReceipt
{
    public bool? Accepted { get; init; }

    public bool DryRun { get; init; }

    public string Message { get => field ?? string.Empty; init; }

    public ImmutableArray<string> Carried { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<string> Again { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<RepeatedEffectLine> Effects { get => field.IsDefault ? [] : field; init; }

    /// <summary>A pipeline that is started again.</summary>
    internal sealed record RepeatedEffectLine(string Path, string Connector, string Pipeline, int Attempts, int LastRun, string LastResult);
}
