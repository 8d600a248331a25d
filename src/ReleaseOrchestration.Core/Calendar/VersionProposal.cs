namespace ReleaseOrchestration.Core.Calendar;

/// <summary>The version of a group's next release, or why it has none.</summary>
/// <param name="Version">The version; empty when there is none.</param>
/// <param name="Problem">What is wrong, in a sentence; empty when nothing is.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record VersionProposal(string Version, string Problem = "", string Fix = "")
{
    /// <summary>Whether there is a version.</summary>
    public bool IsVersion => Version.Length > 0;
}
