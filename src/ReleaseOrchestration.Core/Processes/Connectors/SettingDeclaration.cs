using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A setting that a kind of connector knows.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Form">What it is written as.</param>
public sealed record SettingDeclaration(string Name, SettingForm Form)
{
    /// <summary>Whether a connector must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether its words may be references to secrets; what is resolved from them is kept nowhere.</summary>
    public bool MayHoldSecrets { get; init; }

    /// <summary>The words it may be, in whichever case; empty: any.</summary>
    public ImmutableArray<string> Choices { get => field.IsDefault ? [] : field; init; }

    /// <summary>The places of an address that are filled at the call.</summary>
    public ImmutableArray<string> Places { get => field.IsDefault ? [] : field; init; }

    /// <summary>What is wrong with a text; null for nothing.</summary>
    public Func<string, SettingProblem?>? Check { get; init; }

    /// <summary>What is wrong with one name of a map and its text; null for nothing.</summary>
    public Func<string, string, SettingProblem?>? CheckEntry { get; init; }
}
