namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>One key of a kind of map.</summary>
/// <param name="Names">Its canonical name; <c>if=when,if-condition</c> gives aliases.</param>
/// <param name="Value">What may stand there.</param>
/// <param name="Description">What it means, for people who write it.</param>
internal sealed record KeyDeclaration(string Names, ValueShape Value, string Description)
{
    /// <summary>Whether the map is an error without it.</summary>
    public bool IsRequired { get; init; }

    public string Name => Words[0];

    /// <summary>The canonical name and the aliases.</summary>
    public string[] Words => Names.Split('=', ',');

    /// <summary>Every spelling: each word in kebab-case, camelCase and snake_case.</summary>
    public IReadOnlyList<string> Spellings => [.. Words.SelectMany(KeySet.Spellings).Distinct(StringComparer.Ordinal)];
}
