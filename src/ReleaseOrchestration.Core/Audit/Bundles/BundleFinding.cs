using System.Globalization;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>Something that is wrong with a bundle.</summary>
/// <param name="File">The file; empty for the bundle as a whole.</param>
/// <param name="Entry">The number of the entry; null when it is about none.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
public sealed record BundleFinding(string File, long? Entry, string Message)
{
    /// <summary>File, entry and message in a line.</summary>
    public override string ToString()
    {
        var place = Entry is { } entry ? string.Create(CultureInfo.InvariantCulture, $"{File}, entry {entry}") : File;
        return place.Length == 0 ? Message : $"{place}: {Message}";
    }
}
