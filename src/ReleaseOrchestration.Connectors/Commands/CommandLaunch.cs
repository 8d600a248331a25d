using System.Collections.Immutable;
using System.Diagnostics;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>A program to be run.</summary>
internal sealed record CommandLaunch
{
    /// <summary>What it is run for.</summary>
    public required StartPipeline Start { get; init; }

    /// <summary>Its idempotency key.</summary>
    public string Key => Start.IdempotencyKey;

    public required string File { get; init; }

    public required ImmutableArray<string> Arguments { get; init; }

    public required string WorkingDirectory { get; init; }

    public required ImmutableSortedDictionary<string, string> Environment { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required SecretScope Secrets { get; init; }

    /// <summary>How to start it; it and all that it starts carry the mark.</summary>
    public ProcessStartInfo ToStartInfo(string mark)
    {
        var info = new ProcessStartInfo(File, Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingDirectory,
        };
        info.Environment.Clear();
        foreach (var (name, value) in Environment)
        {
            info.Environment[name] = value;
        }

        info.Environment[MarkedProcesses.Variable] = mark;
        return info;
    }
}
