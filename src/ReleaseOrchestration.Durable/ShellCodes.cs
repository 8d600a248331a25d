namespace ReleaseOrchestration.Durable;

/// <summary>Stable codes of what goes wrong in the shell.</summary>
internal static class ShellCodes
{
    /// <summary>An effect was given up after its last try.</summary>
    public const string EffectGivenUp = "RO5005";

    /// <summary>An instance ended in a way that is a defect.</summary>
    public const string BrokenInstance = "RO5020";
}
