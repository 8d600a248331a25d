using System.Collections.Immutable;
using System.Text.Json;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>The inputs of a release, and where their values come from.</summary>
internal sealed record ReleaseInputList
{
    public ImmutableArray<Input> Items { get => field.IsDefault ? [] : field; init; }

    /// <summary>One input.</summary>
    internal sealed record Input
    {
        public string Owner { get => field ?? string.Empty; init; }

        public string Name { get => field ?? string.Empty; init; }

        public JsonElement? Value { get; init; }

        public Claim? Source { get; init; }

        public ImmutableArray<Claim> Overrode { get => field.IsDefault ? [] : field; init; }

        public string Path => Owner.Length == 0 ? Name : $"{Owner}.{Name}";
    }

    /// <summary>A value that one source gives.</summary>
    internal sealed record Claim
    {
        public string From { get => field ?? string.Empty; init; }

        public string Path { get => field ?? string.Empty; init; }

        public JsonElement Value { get; init; }

        public string? Expression { get; init; }
    }
}
