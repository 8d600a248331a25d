using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>A form of text that occurs under many keys.</summary>
/// <param name="Name">Its name in a schema.</param>
/// <param name="Description">What it is and how it is written.</param>
/// <param name="Patterns">What it may match, in the syntax that .NET and ECMAScript share.</param>
internal sealed record TextForm(string Name, string Description, params string[] Patterns)
{
    /// <summary>Texts of this form, for people to copy.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Texts that match and are refused all the same.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Whether a whole number that is no text is read as one.</summary>
    public bool TakesNumbers { get; init; }

    /// <summary>Whether a text has this form.</summary>
    public bool Fits(string text) => Array.Exists(Patterns, pattern => Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking)) && !text.EndsWith('\n');
}
