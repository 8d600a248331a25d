using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Access;

/// <summary>A role, and for which releases.</summary>
internal sealed record GrantLine
{
    public string Role { get => field ?? string.Empty; init; }

    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<string> Processes { get => field.IsDefault ? [] : field; init; }

    public override string ToString() => Role + Scope("tag", Tags) + Scope("environment", Environments) + Scope("process", Processes);

    private static string Scope(string what, ImmutableArray<string> names) => names.IsEmpty ? string.Empty : $" ({what} {string.Join(", ", names)})";
}
